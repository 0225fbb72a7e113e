import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { KnownErrorBadge } from "@/components/known-errors/known-error-badge";
import { type KnownErrorSummary, knownErrorPath } from "@/domain/known-errors/known-errors";

export function KnownErrorRows({
  knownErrors,
  canWrite,
}: {
  knownErrors: readonly KnownErrorSummary[];
  canWrite: boolean;
}) {
  if (knownErrors.length === 0) {
    return <p className="mt-4">None yet.</p>;
  }

  return (
    <ul className="mt-3 divide-y divide-line">
      {knownErrors.map(({ slug, title, state, messages, services }) => (
        <li key={slug} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <span className="min-w-0 flex-1 basis-60">
            <Link href={knownErrorPath(slug)} prefetch={false} className="inline-flex min-h-11 items-center font-bold">
              {title}
            </Link>
            <code className="block truncate font-mono text-sm text-soft">{messages[0]}</code>
            <span className="text-sm text-soft">{services.map(({ name }) => name).join(", ")}</span>
          </span>
          <KnownErrorBadge state={state} />
          {canWrite && (
            <Link
              href={`/staff/known-errors/${slug}`}
              aria-label={`Change: ${title}`}
              className={buttonClass("secondary")}
            >
              Change
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
