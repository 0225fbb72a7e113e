import { StatusBadge } from "@/components/incidents/status-badge";
import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { Code } from "@/components/ui/code";
import { Section } from "@/components/ui/section";
import { codePath } from "@/domain/shared/codes";
import type { KnownErrorView } from "@/domain/known-errors/known-errors";
import { effectiveAt } from "@/domain/incidents/statuses";

/** The updates that name it. */
export function UpdateLinks({ updates, clock }: Pick<KnownErrorView, "updates"> & { clock: Clock }) {
  if (updates.length === 0) {
    return null;
  }

  return (
    <Section id="updates" title="Updates about it">
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {updates.map((update) => (
          <li key={update.code} className="py-2">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
              <StatusBadge status={update.status} />
              <Code>{update.code}</Code>
              <Time at={effectiveAt(update)} clock={clock} as="full" />
            </p>
            <a href={codePath(update.code)} className="inline-flex min-h-7 items-center">
              {update.incidentTitle}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
