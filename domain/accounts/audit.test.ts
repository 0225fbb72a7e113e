import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditFilterInput, auditSpan, formatAuditCursor, parseAuditCursor } from "./audit";

const id = "0193a0b2-0000-7000-8000-000000000001";

describe("a filter", () => {
  test.each([
    [{ who: id }, { who: id }],
    [{ who: "system" }, { who: "system" }],
    [{ who: "' OR 1=1" }, {}],
    [{ what: "User.sign_in" }, { what: "user.sign_in" }],
    [{ what: "user." }, { what: "user." }],
    [{ what: "user%" }, {}],
    [{ from: "2006-12-12", to: "2006-13-40" }, { from: "2006-12-12" }],
    [{ about: id }, { about: id }],
    [{ about: "a b" }, {}],
    [{}, {}],
  ])("%j is read as %j", (given, read) => {
    const known = Object.entries(auditFilterInput.parse(given)).filter(([, value]) => value !== undefined);

    expect(Object.fromEntries(known)).toEqual(read);
  });
});

test("days are whole days of the site's time zone", () => {
  expect(auditSpan({ from: "2006-12-12", to: "2006-12-12" }, "America/New_York")).toEqual({
    from: new Date("2006-12-12T05:00:00Z"),
    before: new Date("2006-12-13T05:00:00Z"),
  });
  expect(auditSpan({}, "America/New_York")).toEqual({ from: null, before: null });
});

test("where a page goes on is read as it was written, and nothing else is", () => {
  const cursor = { at: new Date("2006-12-12T10:00:00.123Z"), id };
  expect(parseAuditCursor(formatAuditCursor(cursor))).toEqual(cursor);

  fc.assert(fc.property(fc.string(), (text) => parseAuditCursor(text) === null));
});
