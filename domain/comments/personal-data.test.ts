import fc from "fast-check";
import { expect, test } from "vitest";
import { ownMs } from "@/domain/shared/testing/own-time";
import { findPersonalData } from "./personal-data";

test.each([
  ["Write to sam.doe+x@mail.example.edu, please.", "email_address", "sam.doe+x@mail.example.edu"],
  ["550 <jörg@exämple.de> unknown", "email_address", "jörg@exämple.de"],
  ["fullwidth sam＠example.edu", "email_address", "sam@example.edu"],
  ["My SSN is 123-45-6789.", "identity_number", "123-45-6789"],
  ["RUID 123 00 4567", "identity_number", "123 00 4567"],
  ["I am 123004567 at the library", "identity_number", "123004567"],
  ["My student number is A12345678", "identity_number", "student number is A12345678"],
  ["ssn: 123456789", "identity_number", "123456789"],
  ["card 4111 1111 1111 1111", "identity_number", "4111 1111 1111 1111"],
  ["pay to DE89 3704 0044 0532 0130 00", "identity_number", "DE89 3704 0044 0532 0130 00"],
  ["Call (732) 555-0123 after noon", "phone_number", "(732) 555-0123"],
  ["1-732-555-0123", "phone_number", "1-732-555-0123"],
  ["732.555.0123", "phone_number", "732.555.0123"],
  ["+49 30 1234 5678", "phone_number", "+49 30 1234 5678"],
  ["or 555-0123 in the evening", "phone_number", "555-0123"],
  ["0171/2345678", "phone_number", "0171/2345678"],
  ["call me at 7325550123", "phone_number", "call me at 7325550123"],
])("%s", (text, reason, datum) => {
  expect(findPersonalData(text)).toEqual([{ reason, text: datum }]);
});

test.each([
  "It says 0x800CCC0F, then 0×800ccc0f and 800CCC0F.",
  "Error -2147221233, error code 2147942405, error 123456789",
  "Since 2006-12-12 10:30:15, that is 12/12/2006 and 20061212.",
  "From 192.168.100.123 to 10.0.0.7:3000 and 2001:db8::1",
  "Version 15.0.4569.1506, build 123456789",
  "5,300 of 76,000 accounts; 120 000 messages; 1234567 waiting; 123456789 bytes",
  "Message-ID: <20061212.103015@host>",
  "From 8:30-10:00 in room 123-4567B; MAIL-7.3; ISBN no",
  "@everyone user@host localhost@ a@b",
  "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
  "0000000000000000",
])("nothing in: %s", (text) => {
  expect(findPersonalData(text)).toEqual([]);
});

test("what the site itself gives out is no secret, and what occurs twice is said once", () => {
  expect(findPersonalData("I called 974-1222 and 555-0123, yes 555-0123", ["974-1222"])).toEqual([
    { reason: "phone_number", text: "555-0123" },
  ]);
});

test("reads any text, however it is made, without taking long", () => {
  const signs = fc.string({ unit: fc.constantFrom(...Array.from("0123456789 -./+()@aA.é\n")), maxLength: 4_000 });

  fc.assert(
    fc.property(signs, (text) => ownMs(() => findPersonalData(text)) < 200),
    { numRuns: 60 },
  );
  for (const piece of ["1 ", "a@", "0-", "+1 ", "A1", "(1", "student number is "]) {
    expect(
      ownMs(() => findPersonalData(piece.repeat(5_000))),
      piece,
    ).toBeLessThan(200);
  }
});

test("what is found again with the words around it is one", () => {
  expect(findPersonalData("It hiccups.\nsam@example.org is mine.")).toEqual([
    { reason: "email_address", text: "sam@example.org" },
  ]);
});
