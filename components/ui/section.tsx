import type { ReactNode } from "react";

type SectionProps = {
  id: string;
  title: string;
  /** On paper only what a notice on a door needs. */
  isPrinted?: boolean;
  children: ReactNode;
};

/** A part of a page with its heading. */
export function Section({ id, title, isPrinted = true, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className={`mt-8 ${isPrinted ? "" : "print:hidden"}`}>
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
