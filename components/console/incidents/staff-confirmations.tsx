import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { ConfirmationDetails, CurvePoint } from "@/domain/confirmations/confirmation-views";
import { formatDateTime } from "@/domain/shared/time";
import { ConfirmationCurve } from "./confirmation-curve";

type StaffConfirmationsProps = {
  counts: { affected: number; stillBroken: number; callers: number };
  curve: readonly CurvePoint[];
  details: ConfirmationDetails;
  timeZone: string;
  now: Date;
  /** Where they came from. */
  children: ReactNode;
};

/** How many have it too, to the last one, and what they have said of it. Nothing where nobody has said so. */
export function StaffConfirmations({ counts, curve, details, timeZone, now, children }: StaffConfirmationsProps) {
  if (curve.length === 0) {
    return null;
  }

  return (
    <Section title="Who has this too">
      <p className="mt-1">{sentenceOf(counts)}</p>
      <ConfirmationCurve points={curve} timeZone={timeZone} now={now} />
      {children}
      <Frequent title="Programs" said={details.programs} />
      <Frequent title="Places" said={details.places} />
      {details.notes.length > 0 && (
        <>
          <h3 className="mt-4 text-sm font-semibold">What callers said</h3>
          <ul className="mt-1 divide-y divide-line border-y border-line">
            {details.notes.map(({ id, at, note, program, place }) => (
              <li key={id} className="py-2 wrap-anywhere">
                <span className="text-sm text-soft">
                  {[formatDateTime(at, timeZone, now), program, place].filter(Boolean).join(" · ")}
                </span>{" "}
                {note}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function sentenceOf({ affected, stillBroken, callers }: StaffConfirmationsProps["counts"]): string {
  const parts = [
    affected > 0 ? `${people(affected)} said that they have this too` : "",
    stillBroken > 0 ? `${people(stillBroken)} said after its end that it is still broken for them` : "",
  ];
  const called = callers > 0 ? ` ${callers} of them called the help desk.` : "";

  return `${parts.filter(Boolean).join("; ") || "Nobody is counted"}.${called}`;
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count.toLocaleString("en-US")} people`;
}

function Frequent({ title, said }: { title: string; said: ConfirmationDetails["programs"] }) {
  if (said.length === 0) {
    return null;
  }

  return (
    <p className="mt-2 text-sm wrap-anywhere">
      <span className="font-semibold">{title}:</span> {said.map(({ text, count }) => `${text} (${count})`).join(", ")}
    </p>
  );
}
