import Link from "next/link";
import { Code } from "@/components/ui/code";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/domain/shared/time";

type Withdrawn = { code: string; title: string; at: Date; byName: string | null };

type WithdrawnListProps = { incidents: readonly Withdrawn[]; timeZone: string; now: Date };

/** What readers no longer see, each with the way to it. */
export function WithdrawnList({ incidents, timeZone, now }: WithdrawnListProps) {
  if (incidents.length === 0) {
    return null;
  }

  return (
    <Section title="Withdrawn">
      <ul className="mt-2">
        {incidents.map(({ code, title, at, byName }) => (
          <li key={code}>
            <Link
              href={`/staff/incidents/${code.toLowerCase()}`}
              className="inline-flex min-h-11 flex-wrap items-center gap-2"
            >
              <Code>{code}</Code> {title}
            </Link>{" "}
            <span className="text-sm text-soft">
              {formatDateTime(at, timeZone, now)}
              {byName && ` by ${byName}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
