import { type ReactNode, useId } from "react";

/** A part of a console page, under its heading. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId();

  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}
