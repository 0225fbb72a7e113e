import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { dayKey } from "@/domain/shared/calendar";

/** "Thursday 21 December, 5:00 am to 5:30 am" */
export function MaintenanceWindow({ from, until, clock }: { from: Date; until: Date | null; clock: Clock }) {
  const isOneDay = until !== null && dayKey(from, clock.timeZone) === dayKey(until, clock.timeZone);

  return (
    <>
      <Time at={from} clock={clock} as="day" />, <Time at={from} clock={clock} as="time" />
      {until && !isOneDay && (
        <>
          {" to "}
          <Time at={until} clock={clock} as="day" />, <Time at={until} clock={clock} as="time" />
        </>
      )}
      {until && isOneDay && (
        <>
          {" to "}
          <Time at={until} clock={clock} as="time" />
        </>
      )}
    </>
  );
}
