import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { KnownErrorView } from "@/domain/known-errors/known-errors";
import { KnownErrorDocument } from "./known-error-document";
import { KnownErrorList } from "./known-error-list";

const clock = { now: new Date("2006-12-16T12:00:00Z"), timeZone: "America/New_York" };

const parse: KnownErrorView = {
  slug: "failed-to-parse",
  title: "Inbox does not open",
  state: "fixed",
  fixedAt: new Date("2006-12-15T21:50:00Z"),
  messages: ['Query: SELECT "INBOX"', "<script>alert(1)</script>", "third"],
  services: [{ code: "MAIL", name: "Mail" }],
  hasWorkaround: true,
  causeHtml: "<p>Empty bytes.</p>",
  workaroundHtml: "<p>Sign in once.</p>",
  counts: [
    { at: new Date("2006-12-12T13:20:00Z"), affected: 630, fixed: 460 },
    { at: new Date("2006-12-08T15:15:00Z"), affected: 630, fixed: null },
  ],
  updates: [
    {
      code: "MAIL-5.3",
      status: "identified",
      incidentTitle: "Some mailboxes",
      postedAt: new Date("2006-12-08T15:15:00Z"),
      happenedAt: null,
    },
  ],
  saidBy: 240,
  changedAt: new Date("2006-12-15T21:58:00Z"),
};

test("the page says the message letter for letter, its state, how many, and where the log speaks of it", () => {
  const html = renderToStaticMarkup(<KnownErrorDocument knownError={parse} clock={clock} />);

  expect(html).toContain("Query: SELECT &quot;INBOX&quot;</pre>");
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;</pre>");
  expect(html).toContain("About 240 people reported that they have it.");
  expect(html).toContain("What people could do");
  expect(html).toContain("460 of 630 accounts fixed");
  expect(html).toContain("unknown");
  expect(html).toContain('href="/incidents/mail-5#update-3"');
  expect(html).toContain('href="/services/mail"');
  expect(html.replaceAll(/<[^>]+>/g, "")).toContain("Fixed on Friday 15 December 2006, 4:50 pm");
});

test("of what nobody knows yet, nothing is said", () => {
  const bare: KnownErrorView = {
    ...parse,
    state: "open",
    fixedAt: null,
    causeHtml: null,
    workaroundHtml: null,
    services: [],
    counts: [],
    updates: [],
    saidBy: 0,
  };
  const html = renderToStaticMarkup(<KnownErrorDocument knownError={bare} clock={clock} />);

  expect(html).not.toMatch(
    /Why it happens|What you can do|Affected accounts|reported that|Where it appears|Updates about/,
  );
  expect(html).toContain("Not fixed yet");
});

test("a list shows two of the messages, and says that there are more", () => {
  const html = renderToStaticMarkup(
    <KnownErrorList knownErrors={[{ ...parse, state: "being_fixed", fixedAt: null }]} clock={clock} />,
  );

  expect(html.match(/<pre/g)).toHaveLength(2);
  expect(html).toContain("Also written in 1 other way. There is a workaround.");
});
