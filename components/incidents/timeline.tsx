import type { Clock } from "@/components/site/clock";
import { dayKey } from "@/domain/shared/calendar";
import { groupBy } from "@/domain/shared/group-by";
import { effectiveAt } from "@/domain/incidents/statuses";
import { dayLabel } from "@/domain/shared/time";
import type { UpdateView } from "@/domain/incidents/views";
import { UpdateEntry } from "./update-entry";

/** Every update, newest first, a heading a day. Days are always named: the page may be read on another one. */
export function Timeline({ updates, clock }: { updates: readonly UpdateView[]; clock: Clock }) {
  return (
    <section aria-labelledby="timeline" className="mt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="timeline" className="text-lg">
          Timeline
        </h2>
        {updates.length > 1 && (
          <p className="text-sm text-soft print:hidden">
            newest first · <a href="#update-1">to the beginning</a>
          </p>
        )}
      </div>
      {[...groupBy(updates, (update) => dayKey(effectiveAt(update), clock.timeZone))].map(([day, entries]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`} className="mt-4 mb-3 text-[.9375rem] text-soft">
            {dayLabel(day)} {day.slice(0, 4)}
          </h3>
          <ol className="group">
            {entries.map((update) => (
              <UpdateEntry key={update.id} update={update} clock={clock} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}
