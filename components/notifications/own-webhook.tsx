import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type EndpointKind, endpointKindLabels } from "@/domain/notifications/webhooks";

type OwnWebhookProps = {
  endpoint: { id: string; kind: EndpointKind; host: string; disabledFor: string | null };
  /** Where its forms post to. */
  action: string;
};

/** One webhook of a subscriber, with what can be done about it. */
export function OwnWebhook({ endpoint: { id, kind, host, disabledFor }, action }: OwnWebhookProps) {
  const name = `${endpointKindLabels[kind]}, ${host}`;

  return (
    <li>
      <Card>
        <p className="font-semibold break-words">{name}</p>
        {disabledFor !== null && (
          <p className="mt-1 break-words">
            <b>Off: nothing is sent to it.</b> {disabledFor}
          </p>
        )}
        <div className="mt-3 flex flex-wrap gap-2">
          <Deed action={`${action}/test`} id={id} label={`Send a test to ${name}`}>
            Send a test
          </Deed>
          {disabledFor !== null && (
            <Deed action={`${action}/resume`} id={id} label={`Take up again: ${name}`}>
              Take up again
            </Deed>
          )}
          <Deed action={`${action}/remove`} id={id} label={`Remove ${name}`}>
            Remove
          </Deed>
        </div>
      </Card>
    </li>
  );
}

function Deed({ action, id, label, children }: { action: string; id: string; label: string; children: string }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" weight="plain" aria-label={label}>
        {children}
      </Button>
    </form>
  );
}
