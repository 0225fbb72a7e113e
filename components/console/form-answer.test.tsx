import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { FormAnswer, RefusedSummary } from "./form-answer";
import { type FormState, untouchedForm } from "./form-state";

const edit = { label: "Title", before: "Mail", now: "Mail hangs", by: "Ada" };
const others = [
  { ...edit, field: "title", isContested: true },
  { ...edit, field: "headline", label: "Headline", before: null, now: null, by: null, isContested: false },
];
const refused: FormState = { ...untouchedForm, outcome: "refused", message: "Not saved yet: Ada changed this." };

afterEach(() => vi.unstubAllGlobals());

function summary(state: FormState, taken: readonly string[] = []): string {
  return renderToStaticMarkup(
    <RefusedSummary state={state} formId="f" taken={new Set(taken)} onTake={() => undefined} />,
  );
}

test("who is refused sees what changed, who it was, and chooses where both changed the same", () => {
  const html = summary({ ...refused, others, fields: { title: "Ada has changed this.", headline: "Emptied." } });

  expect(html).toContain("Not saved yet: Ada changed this.");
  expect(html).toContain("changed by Ada");
  expect(html).toContain("Before: Mail");
  expect(html).toContain("Now: Mail hangs");
  expect(html).toContain("changed by somebody else");
  expect(html.match(/Take theirs/g)).toHaveLength(2);
  expect(html).toContain('aria-label="Take theirs: Title"');
  expect(html).toContain('href="#f-title"');
});

test("what was taken says so, and is offered no more", () => {
  const html = summary({ ...refused, others }, ["title"]);

  expect(html).toContain("Theirs is in the form.");
  expect(html).not.toContain("Take theirs");
});

test("an ended session leads to signing in, and back to this very page", () => {
  vi.stubGlobal("location", { pathname: "/staff/services/mail", search: "?a=b" });

  expect(summary({ ...refused, isSignedOut: true })).toContain(
    'href="/staff/sign-in?callbackUrl=%2Fstaff%2Fservices%2Fmail%3Fa%3Db"',
  );
});

test.each([
  ["nobody else changed anything", [], false],
  ["others changed something", others, true],
])("once it is saved and %s", (_, changed, isSaid) => {
  const state: FormState = { ...untouchedForm, outcome: "done", others: changed, nextPath: "/staff/services" };
  const html = renderToStaticMarkup(<FormAnswer state={state} formId="f" />);

  expect(html.includes("In the meantime others changed this too")).toBe(isSaid);
  expect(html.includes('href="/staff/services"')).toBe(isSaid);
  expect(html).not.toContain("Take theirs");
});
