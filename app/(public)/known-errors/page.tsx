import type { Metadata } from "next";
import { pageMetadata } from "@/app/page-metadata";
import { currentClock } from "@/app/site";
import { KnownErrorList } from "@/components/known-errors/known-error-list";
import { PageHead } from "@/components/site/page-head";
import { Section } from "@/components/ui/section";
import { listKnownErrors } from "@/server/known-errors/queries";

const lead = "Known error messages: what each one means, what you can do, and whether it is fixed.";

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ title: "Known errors", description: lead, path: "/known-errors" });
}

export default async function KnownErrorsPage() {
  const [clock, knownErrors] = [await currentClock(), await listKnownErrors()];
  const fixed = knownErrors.filter(({ state }) => state === "fixed");
  const open = knownErrors.filter(({ state }) => state !== "fixed");

  return (
    <>
      <PageHead title="Known errors" lead={lead} />
      <Section id="open" title="Not fixed yet">
        {open.length === 0 ? (
          <p className="mt-2 text-soft">Every known error is fixed.</p>
        ) : (
          <KnownErrorList knownErrors={open} clock={clock} />
        )}
      </Section>
      {fixed.length > 0 && (
        <Section id="fixed" title="Fixed">
          <KnownErrorList knownErrors={fixed} clock={clock} />
        </Section>
      )}
      <p className="mt-6 print:hidden">
        Yours is not here?{" "}
        <a href="/report" className="inline-flex min-h-7 items-center">
          Describe what you see
        </a>
      </p>
    </>
  );
}
