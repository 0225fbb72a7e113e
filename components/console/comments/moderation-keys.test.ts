import { expect, test } from "vitest";
import { commandOf, moderationKeys, openedIn } from "./moderation-keys";

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test.each([
  ["j", { kind: "step", by: 1 }],
  ["K", { kind: "step", by: -1 }],
  ["s", { kind: "moderate", state: "visible" }],
  ["4", { kind: "triage", triage: "known" }],
  ["6", { kind: "triage", triage: "not_reproduced" }],
  ["m", { kind: "panel", panel: "merge" }],
  ["?", { kind: "help" }],
  ["7", null],
  ["Enter", null],
])("%s asks for %o", (key, command) => {
  expect(commandOf({ key, ...plain })).toEqual(command);
});

test.each(["ctrlKey", "metaKey", "altKey"])("with %s a key is the browser’s", (modifier) => {
  expect(commandOf({ key: "s", ...plain, [modifier]: true })).toBeNull();
});

test("no key means two things", () => {
  expect(new Set(moderationKeys.map(({ key }) => key)).size).toBe(moderationKeys.length);
});

test.each([
  ["?incident=MAIL-7&comment=c1&panel=answer", { commentId: "c1", panel: "answer" }],
  ["?comment=c1&panel=promote", { commentId: "c1", panel: "promote" }],
  ["?comment=c1", null],
  ["?panel=answer", null],
  ["?comment=c1&panel=merge", null],
])("the address %s opens %o", (search, opened) => {
  expect(openedIn(search)).toEqual(opened);
});
