import { codePath } from "@/domain/shared/codes";
import { dayLabel } from "@/domain/shared/time";
import type { DayView } from "@/domain/services/views";
import { ServiceBadge } from "./service-badge";

/** The days that were not simply good, newest first: what the bars show, in words. */
export function DayTable({ days }: { days: readonly DayView[] }) {
  const notable = days.filter(({ status }) => status !== null && status !== "operational").reverse();
  if (notable.length === 0) {
    return <p className="mt-2 text-soft">No problems on any of these days.</p>;
  }

  return (
    <table className="mt-3 w-full border-collapse text-left">
      <caption className="sr-only">Days with incidents</caption>
      <thead className="text-sm text-soft">
        <tr>
          <th scope="col" className="border-b border-line py-2 pr-3 font-medium">
            Day
          </th>
          <th scope="col" className="border-b border-line py-2 pr-3 font-medium">
            Worst
          </th>
          <th scope="col" className="border-b border-line py-2 font-medium">
            Incidents
          </th>
        </tr>
      </thead>
      <tbody>
        {notable.map(({ day, status, incidentCodes }) => (
          <tr key={day} id={dayId(day)} className="target:bg-well">
            <th scope="row" className="border-b border-line py-2 pr-3 font-medium">
              <time dateTime={day}>{dayLabel(day)}</time>
            </th>
            <td className="border-b border-line py-2 pr-3">{status && <ServiceBadge status={status} />}</td>
            <td className="border-b border-line py-2">
              {incidentCodes.map((code) => (
                <a key={code} href={codePath(code)} className="mr-2 inline-block py-1 text-sm">
                  {code}
                </a>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The anchor of a day's row. */
export function dayId(day: string): string {
  return `on-${day}`;
}
