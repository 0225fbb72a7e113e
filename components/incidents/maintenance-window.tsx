import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { dayKey, wallClock } from "@/domain/shared/calendar";
import { zonesOfSpan } from "@/domain/shared/time";

/** "Thursday 21 December, 5:00 am to 5:30 am"; with the zone at both ends where the clocks change in between. */
export function MaintenanceWindow({ from, until, clock }: { from: Date; until: Date | null; clock: Clock }) {
  const zones = zonesOfSpan(from, until ?? from, clock.timeZone);
  const isOneDay = until !== null && dayKey(from, clock.timeZone) === dayKey(until, clock.timeZone);

  return (
    <>
      <Day at={from} clock={clock} />, <Time at={from} clock={clock} as="time" />
      {zones.begin}
      {until && (
        <>
          {" to "}
          {!isOneDay && (
            <>
              <Day at={until} clock={clock} />,{" "}
            </>
          )}
          <Time at={until} clock={clock} as="time" />
          {zones.end}
        </>
      )}
    </>
  );
}

/** With its year, where that is not this one. */
function Day({ at, clock }: { at: Date; clock: Clock }) {
  const { year } = wallClock(at, clock.timeZone);

  return (
    <>
      <Time at={at} clock={clock} as="day" />
      {year !== wallClock(clock.now, clock.timeZone).year && ` ${year}`}
    </>
  );
}
