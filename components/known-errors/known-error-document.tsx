import type { Clock } from "@/components/site/clock";
import { PageHead } from "@/components/site/page-head";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { servicePath } from "@/domain/shared/codes";
import type { RoundedCount } from "@/domain/shared/words";
import { describeCount } from "@/domain/confirmations/confirmations";
import type { KnownErrorView } from "@/domain/known-errors/known-errors";
import { AccountHistory } from "./account-history";
import { KnownErrorMarks } from "./known-error-marks";
import { Message } from "./message";
import { UpdateLinks } from "./update-links";

/** One known error: the message as it is shown, what to do, why it happens, how far it is fixed. */
export function KnownErrorDocument({ knownError, clock }: { knownError: KnownErrorView; clock: Clock }) {
  const { title, messages, workaroundHtml, causeHtml, services, counts, updates } = knownError;

  return (
    <article>
      <PageHead title={title} crumbs={crumbs} />
      <div className="mt-3">
        <KnownErrorMarks knownError={{ ...knownError, services: [] }} clock={clock} />
      </div>
      <SaidBy count={knownError.saidBy} />
      <section aria-label={messages.length === 1 ? "The message" : "The message, as people have seen it"}>
        {messages.map((message) => (
          <Message key={message} text={message} />
        ))}
      </section>
      {workaroundHtml && (
        <section
          aria-labelledby="workaround"
          className="my-4 rounded-box border border-work bg-work-bg p-4 print:break-inside-avoid"
        >
          <h2 id="workaround" className="mb-1.5 text-base">
            {knownError.state === "fixed" ? "What people could do" : "What you can do"}
          </h2>
          <Prose html={workaroundHtml} headingsFrom={3} />
        </section>
      )}
      {causeHtml && (
        <Section id="cause" title="Why it happens">
          <div className="mt-2">
            <Prose html={causeHtml} headingsFrom={3} />
          </div>
        </Section>
      )}
      {services.length > 0 && (
        <Section id="services" title="Where it appears">
          <ul className="mt-1 flex flex-wrap gap-x-4">
            {services.map(({ code, name }) => (
              <li key={code}>
                <a href={servicePath(code)} className="inline-flex min-h-11 items-center">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <AccountHistory counts={counts} clock={clock} />
      <UpdateLinks updates={updates} clock={clock} />
      <p className="mt-8 print:hidden">
        Does your program say something else, or does this not help?{" "}
        <a href="/report" className="inline-flex min-h-7 items-center">
          Describe what you see
        </a>
      </p>
    </article>
  );
}

function SaidBy({ count }: { count: RoundedCount }) {
  const people = describeCount(count);

  return people && <p className="mt-2 text-sm text-soft">{people} reported that they have it.</p>;
}

const crumbs = [
  { href: "/", label: "Status" },
  { href: "/known-errors", label: "Known errors" },
];
