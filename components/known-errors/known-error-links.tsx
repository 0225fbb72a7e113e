import { Section } from "@/components/ui/section";
import { type KnownErrorSummary, knownErrorPath } from "@/domain/known-errors/known-errors";
import { KnownErrorBadge } from "./known-error-badge";

type KnownErrorLinksProps = { knownErrors: readonly KnownErrorSummary[]; title: string };

/** On other pages: the messages that belong to what they are about. */
export function KnownErrorLinks({ knownErrors, title }: KnownErrorLinksProps) {
  if (knownErrors.length === 0) {
    return null;
  }

  return (
    <Section id="known-errors" title={title}>
      <ul className="mt-2 space-y-1">
        {knownErrors.map((knownError) => (
          <li key={knownError.slug} className="flex flex-wrap items-center gap-x-2.5">
            <a href={knownErrorPath(knownError.slug)} className="inline-flex min-h-11 items-center">
              {knownError.title}
            </a>
            <KnownErrorBadge state={knownError.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
