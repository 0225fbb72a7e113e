import { Button } from "@/components/ui/button";
import type { ConfirmationKind } from "@/domain/shared/words";

type ConfirmFormProps = {
  code: string;
  kind: ConfirmationKind;
  /** Work that the browser is asked for first. */
  challenge?: string | undefined;
};

/** One tap, from any page, however old. What can be added to it is asked afterwards. */
export function ConfirmForm({ code, kind, challenge }: ConfirmFormProps) {
  return (
    <form method="post" action="/api/confirmations" data-challenge={challenge} className="print:hidden">
      {challenge !== undefined && <input type="hidden" name="proof" />}
      <input type="hidden" name="incident" value={code} />
      <input type="hidden" name="kind" value={kind} />
      <Button type="submit" aria-label={`${labels[kind]}: ${code}`}>
        {labels[kind]}
      </Button>
    </form>
  );
}

const labels: Record<ConfirmationKind, string> = {
  affected: "I have this too",
  still_broken: "Still broken for me",
};
