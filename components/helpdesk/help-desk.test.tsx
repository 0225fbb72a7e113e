import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { untouchedForm } from "@/components/console/form-state";
import type { CallerCard, HelpdeskAnswer } from "@/domain/helpdesk/caller-card";
import { HelpDesk } from "./help-desk";
import { ProblemNote } from "./problem-note";
import { card } from "./testing/card";

const known: CallerCard = {
  ...card,
  key: "/known-errors/x",
  title: "0x800CCC0F",
  badge: { kind: "error", state: "being_fixed" },
  code: null,
  spokenCode: null,
  promise: null,
  latest: null,
};
const form = () => Promise.resolve(untouchedForm);

function html(answer: Partial<HelpdeskAnswer>, phone: string | null = "974-1222"): string {
  return renderToStaticMarkup(
    <HelpDesk
      initial={{ query: "", readAt: "1:45:40 pm", services: [], groups: [], ...answer }}
      phone={phone}
      hours="every day, 8 am to 2 am"
      actions={{ count: form, uncount: form, saveScript: form }}
    />,
  );
}

test("with nothing typed it is the card of the day, with our own number and hours", () => {
  const day = html({
    groups: [
      { name: "open", cards: [card] },
      { name: "ended", cards: [] },
    ],
  });

  expect(day).toContain("Open now");
  expect(day).toContain("Next update by 3:30 pm");
  expect(day).not.toContain("Just resolved");
  expect(day).toContain("974-1222, every day, 8 am to 2 am");
  expect(day).toMatch(/role="combobox"[^>]*aria-expanded="false"/);
  expect(html({})).toContain("No open incidents.");
});

test("the card of the day says how every service is, whether something is open or not", () => {
  const services = [
    { code: "MAIL", name: "Mail", status: "partial_outage" as const },
    { code: "WIFI", name: "Wi-Fi", status: "operational" as const },
  ];
  const words = html({ services }).replace(/<[^>]*>/g, "|");

  expect(words).toMatch(/Mail\|+Partial outage\|+Wi-Fi\|+Working/);
  expect(html({ query: "mail", services: [], groups: [{ name: "found", cards: [card] }] })).not.toContain("/services/");
});

test("a service has a card of its own, which counts nobody", () => {
  const service: CallerCard = { ...known, key: "/services/wifi", title: "Wi-Fi", counting: null };
  const found = html({
    query: "wifi",
    groups: [{ name: "found", cards: [{ ...service, badge: { kind: "service", status: "operational" } }] }],
  });

  expect(found).toContain("Working");
  expect(found).not.toContain("A caller has this");
});

test("the best of what was found is shown whole, its script as text", () => {
  const found = html({ query: "mail", groups: [{ name: "found", cards: [card, known] }] });

  expect(found).toMatch(/role="option" aria-selected="true"[^>]*>.*MAIL-7/);
  expect(found).toContain("say “MAIL seven”");
  expect(found).toContain("Use &lt;b&gt;WebMail&lt;/b&gt;.");
  expect(found).toContain("A caller has this");
  expect(found).toContain("QR code of https://status.example.edu/mail-7");
});

test("a known error has no code to say and no script to change, and counts for the incident that it is part of", () => {
  const found = html({ query: "x", groups: [{ name: "found", cards: [known] }] });

  expect(found).not.toContain("say “");
  expect(found).not.toContain("Change the script");
  expect(found).toContain("Known error: being fixed");
  expect(found).toContain("MAIL-7: Nobody said so yet");
});

test("where nothing is found, the next step is said", () => {
  expect(html({ query: "zzz" })).toMatch(/Nothing matches “zzz”\..*href="\/report"/);
});

test("a problem says how old the page is, and how to come back", () => {
  const note = (isSignedOut: boolean) =>
    renderToStaticMarkup(
      <ProblemNote problem={{ message: "No database.", isSignedOut }} readAt="1:45:40 pm" typed=" mail & 7 " />,
    );

  expect(note(false)).toContain("What you see was read at 1:45:40 pm and may be old.");
  expect(note(true)).toContain('href="/staff/sign-in?callbackUrl=%2Fhelpdesk%3Fq%3Dmail%2520%2526%25207"');
});
