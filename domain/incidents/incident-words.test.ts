import { expect, test } from "vitest";
import { factLine, factLines, factsOf, noWords, saidWords, workaroundLine } from "./incident-words";

test("what is left out stays, and what is emptied is removed", () => {
  expect(saidWords({ headline: "Mail is slow" })).toEqual({ headline: "Mail is slow" });
  expect(saidWords({ headline: undefined, summary: null })).toEqual({ summary: null });
});

test("texts begin with the services, where there are any", () => {
  expect(factLines(["Mail", "WebMail"], noWords)).toEqual(["Affected: Mail, WebMail"]);
  expect(factLines([], noWords)).toEqual([]);
});

test("headline and summary have places of their own", () => {
  expect(factsOf({ ...noWords, headline: "Mail is slow", summary: "Nothing is lost." })).toEqual([]);
});

test("a line says what it is about", () => {
  expect(factLine({ label: "Affected", text: "Mail" })).toBe("Affected: Mail");
  expect(workaroundLine("Use WebMail.")).toBe("What you can do: Use WebMail.");
  expect(workaroundLine(null)).toBe("");
});
