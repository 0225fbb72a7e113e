import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { untouchedForm } from "@/components/console/form-state";
import type { AlertView } from "@/domain/monitoring/views";
import { OpenAlerts } from "./open-alerts";

const alert: AlertView = {
  id: "a",
  state: "firing",
  level: "critical",
  title: "ImapDown",
  description: null,
  link: "https://alertmanager.example.edu/#/alerts",
  raisedBy: "Alertmanager",
  service: { code: "MAIL", name: "Mail" },
  startsAt: at("10:00"),
  endsAt: null,
  timesFired: 1,
  isDismissed: false,
  incidentCode: null,
  ruleName: null,
  maintenanceCode: null,
};
const nothing = { waiting: [], waitingCount: 0, decided: [], ended: [] };
const form = () => Promise.resolve(untouchedForm);

function html(alerts: Partial<Parameters<typeof OpenAlerts>[0]["alerts"]>, canDecide = true): string {
  return renderToStaticMarkup(
    <OpenAlerts
      alerts={{ ...nothing, ...alerts }}
      incidents={[{ code: "MAIL-7", title: "Mail is slow" }]}
      timeZone="UTC"
      now={at("10:20")}
      actions={canDecide ? { attach: form, dismiss: form } : null}
    />,
  );
}

test("where nothing fires and nothing did, the dashboard says nothing of alerts", () => {
  expect(html({})).toBe("");
});

test("an alert of a service under maintenance says why it waits", () => {
  const shown = html({ waiting: [{ ...alert, maintenanceCode: "MAIL-9" }], waitingCount: 1 });

  expect(shown).toContain("It waits: Mail is under maintenance (MAIL-9). No rule acts on it before that ends.");
  expect(html({ waiting: [alert], waitingCount: 1 })).not.toContain("It waits");
});

test("an alert that waits says how bad, what, where and since when, and what can be made of it", () => {
  const shown = html({ waiting: [alert], waitingCount: 1 });

  expect(shown).toContain("1 alert to review");
  expect(shown).toContain("Mail · since 10:00 am (20 min) · from Alertmanager");
  expect(shown).toContain('href="/staff/incidents/new?alert=a"');
  expect(shown).toContain("Add to MAIL-7");
});

test.each([
  [1, null],
  [2, "the 2nd time"],
  [3, "the 3rd time"],
  [11, "the 11th time"],
  [23, "the 23rd time"],
])("fired %i times: %s", (timesFired, said) => {
  const shown = html({ waiting: [{ ...alert, timesFired }] });

  if (said === null) {
    expect(shown).not.toContain("time ·");
  } else {
    expect(shown).toContain(said);
  }
});

test.each(["javascript:alert(1)", "data:text/html,x"])(
  "a link of an alert source that is no web address is none: %s",
  (link) => {
    expect(html({ waiting: [{ ...alert, link }] })).not.toContain(link);
  },
);

test("who only reads is offered nothing to decide", () => {
  const shown = html({ waiting: [alert], waitingCount: 1 }, false);

  expect(shown).toContain("ImapDown");
  expect(shown).not.toMatch(/new\?alert|Dismiss|Add to/);
});

test("what was decided leads to what it became, and how many more there are is said", () => {
  const shown = html({
    waiting: [alert],
    waitingCount: 300,
    decided: [{ ...alert, id: "b", incidentCode: "MAIL-7" }],
    ended: [{ ...alert, id: "c", state: "resolved", endsAt: at("10:15"), isDismissed: true }],
  });

  expect(shown).toContain("299 more with lower severity");
  expect(shown).toContain('href="/staff/incidents/mail-7"');
  expect(shown).toContain("10:00 am to 10:15 am (15 min)");
  expect(shown).toContain("Dismissed");
});

test("a draft by a rule says so", () => {
  const shown = html({ waiting: [{ ...alert, ruleName: "IMAP is down" }] });

  expect(shown).toContain("Draft by IMAP is down");
  expect(shown).toContain("Read the draft");
});

function at(time: string): Date {
  return new Date(`2006-12-12T${time}:00Z`);
}
