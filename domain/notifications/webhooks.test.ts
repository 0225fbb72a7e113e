import { describe, expect, test } from "vitest";
import { disabledReason, nextWebhookAttemptAt, parseRetryAfter, isChatHost } from "./webhooks";

const now = new Date("2006-12-12T10:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60_000);

test.each([
  [null, null],
  ["", null],
  ["0", null],
  ["120", "2006-12-12T10:02:00Z"],
  [" 120 ", "2006-12-12T10:02:00Z"],
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["Tue, 12 Dec 2006 10:30:00 GMT", "2006-12-12T10:30:00Z"],
  ["Tue, 12 Dec 2006 09:30:00 GMT", null],
  ["2006-12-12T11:00:00Z", null],
  ["Tue, 99 Dec 2006 10:30:00 GMT", null],
  ["99999999999999999999", "2006-12-13T10:00:00Z"],
  ["Fri, 12 Dec 2036 10:30:00 GMT", "2006-12-13T10:00:00Z"],
])("Retry-After %j means %s", (value, expected) => {
  expect(parseRetryAfter(value, now)).toEqual(expected === null ? null : new Date(expected));
});

describe("what was not taken is tried again", () => {
  test.each([
    [1, 0, null, "10:00:15.000"],
    [1, 1, null, "10:00:18.000"],
    [2, 0, null, "10:00:30.000"],
    [5, 0.5, null, "10:04:24.000"],
    [40, 0, null, "16:00:00.000"],
    [1, 0, "10:02:00Z", "10:02:00.000"],
    [9, 0, "10:02:00Z", "11:04:00.000"],
  ])("after attempt %i, at chance %d, asked to wait until %s: at %s", (attempts, random, until, expected) => {
    const notBefore = until === null ? null : new Date(`2006-12-12T${until}`);
    const next = nextWebhookAttemptAt({ attempts, queuedAt: now, random, notBefore }, now);

    expect(next).toEqual(new Date(`2006-12-12T${expected}Z`));
  });

  test("for three days, and then no more", () => {
    const attempt = { attempts: 20, random: 0, notBefore: null };

    expect(nextWebhookAttemptAt({ ...attempt, queuedAt: hours(-66) }, now)).toEqual(hours(6));
    expect(nextWebhookAttemptAt({ ...attempt, queuedAt: hours(-67) }, now)).toBeNull();
  });
});

test.each([
  [false, 0, null],
  [false, 119, null],
  [false, 120, /five days.*It answered 500\./],
  [true, 0, /gone for good/],
])("gone %s, failing for %i hours: disabled for %s", (isGone, failing, expected) => {
  const reason = disabledReason({ isGone, failingSince: hours(-failing), sentence: "It answered 500." }, now);

  if (expected === null) {
    expect(reason).toBeNull();
  } else {
    expect(reason).toMatch(expected);
  }
});

test.each([
  ["hooks.slack.com", true],
  ["discord.com", true],
  ["ptb.discord.com", true],
  ["example.webhook.office.com", true],
  ["prod-7.westeurope.logic.azure.com", true],
  ["hooks.slack.com.example.org", false],
  ["notdiscord.com", false],
  ["hooks.example.org", false],
])("%s is a chat's: %s", (hostname, isChat) => {
  expect(isChatHost(hostname)).toBe(isChat);
});
