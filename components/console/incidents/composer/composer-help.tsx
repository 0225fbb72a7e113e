import type { ReactNode } from "react";

/** What else this form can do, for who would have to ask. */
export function ComposerHelp({ isNew }: { isNew: boolean }) {
  return (
    <details className="mt-1">
      <summary>How do I …</summary>
      <dl className="mt-1 space-y-2 text-[.9375rem]">
        {isNew ? (
          <Item to="… log what is over already?">
            Choose the status Resolved, then say when it began and when it was over. Nobody is notified unless you
            choose it.
          </Item>
        ) : (
          <Item to="… reopen it?">
            Choose a status other than Resolved. The services come back as they were before the end; change what
            differs.
          </Item>
        )}
        <Item to="… say that it happened earlier?">
          Open “Happened earlier” and set the time. What you say of status and services holds from then on: an end that
          you date back ends it at that time.
        </Item>
        <Item to="… correct what was posted?">
          Choose “Edit” beside the update. Readers see that it was edited. Its time can be corrected there too.
        </Item>
        <Item to="… change the title, the headline or a window?">
          Choose “Change title, headline, impact” on top of this page. A moved maintenance is posted as an update.
        </Item>
      </dl>
    </details>
  );
}

function Item({ to, children }: { to: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{to}</dt>
      <dd className="text-soft">{children}</dd>
    </div>
  );
}
