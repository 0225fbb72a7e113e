import type { ConfirmedView } from "@/domain/confirmations/confirmation-views";
import { describeAffected } from "@/domain/confirmations/confirmations";

type ConfirmedCountProps = {
  code: string;
  /** Null where the page is not rendered again when it changes: live.js fills it in. */
  confirmed: ConfirmedView | null;
};

/** How many have it too. Empty where nobody does: live.js puts the number there when somebody has. */
export function ConfirmedCount({ code, confirmed }: ConfirmedCountProps) {
  return (
    <span data-confirmed={code} className="tabular-nums empty:hidden">
      {confirmed && describeAffected(confirmed.affected)}
    </span>
  );
}
