import { expect, test } from "vitest";
import { findByPointer, isJsonPointer } from "./json-pointer";

// The example of RFC 6901, section 5.
const document = {
  foo: ["bar", "baz"],
  "": 0,
  "a/b": 1,
  "c%d": 2,
  "e^f": 3,
  "g|h": 4,
  "i\\j": 5,
  'k"l': 6,
  " ": 7,
  "m~n": 8,
};

test.each([
  ["", document],
  ["/foo", ["bar", "baz"]],
  ["/foo/0", "bar"],
  ["/", 0],
  ["/a~1b", 1],
  ["/c%d", 2],
  ["/e^f", 3],
  ["/g|h", 4],
  ["/i\\j", 5],
  ['/k"l', 6],
  ["/ ", 7],
  ["/m~0n", 8],
  ["/foo/2", undefined],
  ["/foo/-", undefined],
  ["/foo/00", undefined],
  ["/foo/length", undefined],
  ["/toString", undefined],
  ["/constructor/name", undefined],
  ["/a~1b/x", undefined],
])("%j", (pointer, expected) => {
  expect(isJsonPointer(pointer)).toBe(true);
  expect(findByPointer(document, pointer)).toEqual(expected);
});

test("an escaped tilde before a 1 stays a tilde", () => {
  expect(findByPointer({ "~1": 1, "/": 2 }, "/~01")).toBe(1);
});

test.each(["foo", "$.foo", "foo/bar", "/a~2", "/a~", "#/foo"])("%s is no pointer", (text) => {
  expect(isJsonPointer(text)).toBe(false);
});
