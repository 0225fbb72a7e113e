import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type WebhookKind, webhookKindLabels } from "@/domain/notifications/webhooks";

type OwnWebhookProps = {
  webhook: { id: string; kind: WebhookKind; host: string; disabledFor: string | null };
  /** Where its forms post to. */
  action: string;
};

/** One webhook of a subscriber, with what can be done about it. */
export function OwnWebhook({ webhook: { id, kind, host, disabledFor }, action }: OwnWebhookProps) {
  const name = `${webhookKindLabels[kind]}, ${host}`;

  return (
    <li>
      <Card>
        <p className="font-semibold break-words">{name}</p>
        {disabledFor !== null && (
          <p className="mt-1 break-words">
            <b>Paused: nothing is sent to it.</b> {disabledFor}
          </p>
        )}
        <div className="mt-3 flex flex-wrap gap-2">
          <WebhookActionForm action={`${action}/test`} id={id} label={`Send a test to ${name}`}>
            Send a test
          </WebhookActionForm>
          {disabledFor !== null && (
            <WebhookActionForm action={`${action}/resume`} id={id} label={`Resume ${name}`}>
              Resume
            </WebhookActionForm>
          )}
          <WebhookActionForm action={`${action}/remove`} id={id} label={`Remove ${name}`}>
            Remove
          </WebhookActionForm>
        </div>
      </Card>
    </li>
  );
}

function WebhookActionForm({
  action,
  id,
  label,
  children,
}: {
  action: string;
  id: string;
  label: string;
  children: string;
}) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" look="secondary" aria-label={label}>
        {children}
      </Button>
    </form>
  );
}
