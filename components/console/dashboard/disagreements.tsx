import Link from "next/link";
import { Section } from "@/components/ui/section";
import { Note } from "@/components/ui/note";
import type { Disagreement } from "@/domain/confirmations/disagreement";

/** Where people and checks say different things: somebody has to look. Nothing where they agree. */
export function Disagreements({ disagreements }: { disagreements: readonly Disagreement[] }) {
  if (disagreements.length === 0) {
    return null;
  }

  return (
    <Section title="People and checks disagree">
      <ul>
        {disagreements.map(({ kind, serviceCode, sentence }) => (
          <li key={`${kind} ${serviceCode}`}>
            <Note tone="slow">
              <p>{sentence}</p>
              <Link href={placeOf[kind].href} className="inline-flex min-h-11 items-center text-sm">
                {placeOf[kind].label}
              </Link>
            </Note>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const placeOf: Record<Disagreement["kind"], { href: string; label: string }> = {
  people_report: { href: "/staff/comments", label: "Read what people write" },
  checks_fail: { href: "/staff/incidents/new?kind=incident", label: "Open an incident" },
};
