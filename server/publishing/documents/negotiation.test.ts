import { expect, test } from "vitest";
import { chooseEncoding, isNamed } from "./negotiation";

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["br", "br"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["x-gzip", "gzip"],
  ["GZIP;Q=0.8", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br;q=0.1, gzip;q=0.9", "gzip"],
  ["br;q=0.5, gzip;q=0.5", "br"],
  ["identity, br;q=0.5", "identity"],
  ["*", "br"],
  ["*;q=0.1, gzip", "gzip"],
  ["br;q=0, *", "gzip"],
  ["*;q=0", "identity"],
  ["identity;q=0", "identity"],
  ["br;q=7, gzip", "br"],
  ["br;q=nonsense, gzip;q=0.2", "gzip"],
  ["zstd", "identity"],
  [",,;;q=,", "identity"],
])("Accept-Encoding: %s is answered with %s", (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
  expect(chooseEncoding(header)).toBe(encoding);
});

test.each([
  ['"a-br"', true],
  ['W/"a-br"', true],
  ['"x", "a-br"', true],
  ['"x",W/"a-br" , "y"', true],
  ["*", true],
  ['"a"', false],
  ["a-br", false],
  ['"x" "a', false],
  ["", false],
])("If-None-Match: %s names the tag: %s", (header, named) => {
  expect(isNamed(header, '"a-br"')).toBe(named);
});
