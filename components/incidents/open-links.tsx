import { Code } from "@/components/ui/code";
import { codePath } from "@/domain/shared/codes";
import type { IncidentSummary } from "@/domain/incidents/views";

/** What is known already, before somebody describes it again. */
export function OpenLinks({ incidents }: { incidents: readonly IncidentSummary[] }) {
  if (incidents.length === 0) {
    return null;
  }

  return (
    <section aria-labelledby="known" className="mt-4">
      <h2 id="known" className="text-base">
        We know about these. If one of them is your problem, describe it there:
      </h2>
      <ul className="mt-1">
        {incidents.map(({ code, title }) => (
          <li key={code} className="flex flex-wrap items-center gap-x-2.5">
            <Code>{code}</Code>
            <a href={`${codePath(code)}#describe`} dir="auto" className="inline-flex min-h-11 items-center">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
