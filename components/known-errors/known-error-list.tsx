import type { Clock } from "@/components/site/clock";
import { type KnownErrorSummary, knownErrorPath } from "@/domain/known-errors/known-errors";
import { KnownErrorMarks } from "./known-error-marks";
import { Message } from "./message";

/** Known errors in short: what the program says, for whoever looks for exactly that. */
export function KnownErrorList({ knownErrors, clock }: { knownErrors: readonly KnownErrorSummary[]; clock: Clock }) {
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {knownErrors.map((knownError) => (
        <li key={knownError.slug} className="py-3 print:break-inside-avoid">
          <KnownErrorMarks knownError={knownError} clock={clock} />
          <p dir="auto" className="mt-1">
            <a href={knownErrorPath(knownError.slug)} className="inline-flex min-h-7 items-center font-semibold">
              {knownError.title}
            </a>
          </p>
          {knownError.messages.slice(0, shownMessages).map((message) => (
            <Message key={message} text={message} />
          ))}
          <p className="mt-1 text-sm text-soft">{furtherOf(knownError)}</p>
        </li>
      ))}
    </ul>
  );
}

const shownMessages = 2;

function furtherOf({ messages, hasWorkaround, state }: KnownErrorSummary): string {
  const more = messages.length - shownMessages;
  const parts = [
    more > 0 && `Also written in ${more} other ${more === 1 ? "way" : "ways"}.`,
    hasWorkaround && state !== "fixed" && "There is a workaround.",
  ];

  return parts.filter(Boolean).join(" ");
}
