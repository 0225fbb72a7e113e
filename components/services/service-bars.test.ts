import { expect, test } from "vitest";
import type { DayView } from "@/domain/views";
import { describeDays } from "./service-bars";

const day = (status: DayView["status"]): DayView => ({ day: "2006-12-12", status, incidentCodes: [] });

test("says the worst days first, and counts them", () => {
  const days = [day("operational"), day("degraded_performance"), day("major_outage"), day("major_outage")];

  expect(describeDays({ name: "Mail", days, uptime: 0.9741 })).toBe(
    "Mail, last 4 days: 97.41 % working; major outage on 2 days, slow on 1 day",
  );
});

test("a service without a past says so", () => {
  expect(describeDays({ name: "Mail", days: [day(null)], uptime: null })).toBe("Mail, last 1 days: no history yet");
});
