import { expect, test } from "vitest";
import { ownFields, refuseChangedSince } from "./changed-since";

const basedOn = { title: "Mail", headline: null };

test.each([
  ["nobody else changed anything", { title: "Mail is slow", headline: null }, basedOn],
  ["somebody changed another field", { title: "Mail is slow", headline: null }, { ...basedOn, headline: "Slow" }],
  ["somebody changed it to the same", { title: "Mail is slow", headline: null }, { ...basedOn, title: "Mail is slow" }],
])("a field is taken where %s", (_, typed, current) => {
  expect(() => refuseChangedSince({ typed, basedOn, current })).not.toThrow();
  expect(ownFields(typed, basedOn)).toEqual({ title: "Mail is slow" });
});

test("a field that somebody else changed too is refused, with their words", () => {
  const both = {
    typed: { title: "Mail is slow", headline: null },
    basedOn,
    current: { title: "Mail hangs", headline: null },
  };

  expect(() => refuseChangedSince(both)).toThrow(
    expect.objectContaining({
      code: "conflict",
      fields: {
        title: "Somebody else has changed this. It now reads “Mail hangs”. Save again to put yours in its place.",
      },
    }),
  );
});
