import { type ReactNode, useId } from "react";

type SectionProps = {
  /** Where links lead to, if any do. */
  id?: string;
  title: ReactNode;
  /** On paper only what a poster on a door needs. */
  isPrinted?: boolean;
  children: ReactNode;
};

/** A part of a page with its heading. */
export function Section({ id, title, isPrinted = true, children }: SectionProps) {
  const ownId = useId();
  const headingId = id ?? ownId;

  return (
    <section aria-labelledby={headingId} className={`mt-8 ${isPrinted ? "" : "print:hidden"}`}>
      <h2 id={headingId} className="text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
