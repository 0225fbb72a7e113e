import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import type { ConfirmedView } from "@/domain/confirmations/confirmation-views";
import {
  openConfirmationKind,
  describeCount,
  endPostedAt,
  stillBrokenUntil,
} from "@/domain/confirmations/confirmations";
import type { IncidentView } from "@/domain/incidents/views";
import { ConfirmedCount } from "./confirmed-count";
import { ConfirmForm } from "./confirm-form";

type ConfirmBoxProps = { incident: IncidentView; confirmed: ConfirmedView; clock: Clock };

/** "I have this too", and how many do; after the end "still broken for me", and then what is left of it: the numbers. */
export function ConfirmBox({ incident, confirmed, clock }: ConfirmBoxProps) {
  const said = endPostedAt(incident.updates);
  const openKind = openConfirmationKind({ ...incident, endPostedAt: said }, clock.now);
  if (openKind === "affected") {
    return (
      <div className={row}>
        <ConfirmForm code={incident.code} kind="affected" />
        <ConfirmedCount code={incident.code} confirmed={confirmed} />
      </div>
    );
  }

  return (
    <>
      {openKind === "still_broken" && said && (
        <div className={row}>
          <ConfirmForm code={incident.code} kind="still_broken" />
          <span>
            You can say so until <Time at={stillBrokenUntil(said)} clock={clock} />. Staff then look again.
          </span>
        </div>
      )}
      <Afterwards confirmed={confirmed} />
    </>
  );
}

const row = "my-4 flex flex-wrap items-center gap-x-3.5 gap-y-2";

function Afterwards({ confirmed: { affected, stillBroken } }: Pick<ConfirmBoxProps, "confirmed">) {
  const [had, have] = [describeCount(affected), describeCount(stillBroken)];
  if (!had && !have) {
    return null;
  }

  return (
    <p className="my-4 text-soft">
      {had && `${had} had this. `}
      {have && `${have} reported afterwards that it was still broken.`}
    </p>
  );
}
