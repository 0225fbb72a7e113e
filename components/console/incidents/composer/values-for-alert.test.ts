import { expect, test } from "vitest";
import { valuesForAlert } from "./values-for-alert";

const alert = {
  id: "018f0000-0000-7000-8000-000000000000",
  title: "ImapDown",
  level: "critical" as const,
  startsAt: new Date("2006-12-12T15:00:30Z"),
  serviceCode: "MAIL",
  serviceName: "Mail",
  incidentCode: null,
  draft: null,
};
const context = { timeZone: "America/New_York", now: new Date("2006-12-12T15:10:00Z") };

test("a form that is opened from an alert knows what the alert knows", () => {
  expect(valuesForAlert(alert, context)).toMatchObject({
    kind: "incident",
    status: "investigating",
    title: "ImapDown",
    body: "Since 10:00 am our monitoring sees a problem with Mail. We are looking into it.",
    services: [{ code: "MAIL", status: "partial_outage" }],
    impact: "derived",
    happenedAt: "2006-12-12T10:00",
    addsReadings: true,
    alertId: alert.id,
  });
});

test.each([
  ["info", "operational"],
  ["degraded", "degraded_performance"],
  ["critical", "partial_outage"],
] as const)("%s means for the service: %s", (level, status) => {
  expect(valuesForAlert({ ...alert, level }, context).services).toEqual([{ code: "MAIL", status }]);
});

test("the words of a rule come first", () => {
  const draft = {
    title: "Mail cannot be read",
    body: "We look.",
    serviceCode: "WEBMAIL",
    serviceStatus: "major_outage" as const,
  };

  expect(valuesForAlert({ ...alert, draft }, context)).toMatchObject({
    title: "Mail cannot be read",
    body: "We look.",
    services: [{ code: "WEBMAIL", status: "major_outage" }],
  });
});

test("an alert may know no service, have a long title, and a clock that is ahead", () => {
  const odd = {
    ...alert,
    title: "x".repeat(300),
    serviceCode: null,
    serviceName: null,
    startsAt: new Date("2006-12-12T15:11:00Z"),
  };

  expect(valuesForAlert(odd, context)).toMatchObject({
    title: "x".repeat(120),
    services: [],
    happenedAt: "",
    body: "Since 10:11 am our monitoring sees a problem. We are looking into it.",
  });
});
