import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { DayView } from "@/domain/services/views";
import { DayTable } from "./day-table";
import { describeDays, ServiceBars } from "./service-bars";

const day = (status: DayView["status"]): DayView => ({ day: "2006-12-12", status, incidentCodes: [] });

test("says the worst days first, and counts them", () => {
  const days = [day("operational"), day("degraded_performance"), day("major_outage"), day("major_outage")];

  expect(describeDays({ name: "Mail", days, uptime: 0.9741 })).toBe(
    "Mail, last 4 days: 97.41 % uptime; major outage on 2 days, slow on 1 day",
  );
});

test("a service without a past says so", () => {
  expect(describeDays({ name: "Mail", days: [day(null)], uptime: null })).toBe("Mail, last 1 days: no history yet");
});

test("each bar that is not simply good leads to its day in the table, which is there", () => {
  const days: DayView[] = [
    { day: "2006-12-10", status: null, incidentCodes: [] },
    { day: "2006-12-11", status: "operational", incidentCodes: [] },
    { day: "2006-12-12", status: "major_outage", incidentCodes: ["MAIL-7", "MAIL-8"] },
    { day: "2006-12-13", status: "under_maintenance", incidentCodes: ["MAIL-9"] },
  ];
  const bars = renderToStaticMarkup(
    createElement(ServiceBars, { service: { name: "Mail", days, uptime: 1 }, hasTable: true }),
  );
  const table = renderToStaticMarkup(createElement(DayTable, { days }));
  const targets = [...bars.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

  expect(targets).toEqual(["on-2006-12-12", "on-2006-12-13"]);
  expect(targets.every((id) => table.includes(`id="${id}"`))).toBe(true);
  expect(bars).toContain('aria-label="Tuesday 12 December: major outage, MAIL-7, MAIL-8"');
});
