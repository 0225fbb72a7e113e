import { type Fact, factLine } from "@/domain/incidents/incident-words";

/** What is said of an incident under labels of their own, a line each. */
export function IncidentFacts({ facts }: { facts: readonly Fact[] }) {
  return facts.map((fact) => (
    <p key={fact.label} className="mt-2 max-w-measure">
      {factLine(fact)}
    </p>
  ));
}
