import { expect, test } from "vitest";
import { formatSeriesLine, matches, parseSelector, parseSeriesLine, requireSelector, seriesName } from "./series";

test.each([
  ["mail_queue", "mail_queue", []],
  [" mail_queue {} ", "mail_queue", []],
  [`mail:queue{host="a"}`, "mail:queue", [["host", true, "a"]]],
  [
    `q{ a = "x" , b != "y" , }`,
    "q",
    [
      ["a", true, "x"],
      ["b", false, "y"],
    ],
  ],
  [String.raw`q{path="C:\\DIR\n\"x\""}`, "q", [["path", true, 'C:\\DIR\n"x"']]],
  [
    `q{a="}",b="{,"}`,
    "q",
    [
      ["a", true, "}"],
      ["b", true, "{,"],
    ],
  ],
  [`{"http.server.duration"}`, "http.server.duration", []],
  [
    `{"http.server.duration", method="GET", "http.status"!="200"}`,
    "http.server.duration",
    [
      ["method", true, "GET"],
      ["http.status", false, "200"],
    ],
  ],
  [`q{"a.b"="x"}`, "q", [["a.b", true, "x"]]],
  [`{__name__="5xx", a="x"}`, "5xx", [["a", true, "x"]]],
  [String.raw`{"say \"hi\""}`, 'say "hi"', []],
])("%s is a selector", (query, name, matchers) => {
  const selector = requireSelector(query);
  expect(selector.name).toBe(name);
  expect(selector.matchers.map(({ label, isEqual, value }) => [label, isEqual, value])).toEqual(matchers);
});

test.each([
  "",
  "7up",
  "a b",
  "rate(q[5m])",
  `q{a="x"`,
  `q{a=x}`,
  `q{a=~"x.*"}`,
  `q{a="x" b="y"}`,
  `q{,}`,
  `q{a="x"} 3`,
  `q{a="x\\"}`,
  "http.server.duration",
  `{a="x"}`,
  `{"a","b"}`,
  `q{"a"}`,
  `{""}`,
  `{name}`,
])("%s is none", (query) => {
  expect(parseSelector(query)).toBeNull();
  expect(() => requireSelector(query)).toThrow("Write it as name");
});

test.each([
  ["q 1", {}, "1", null],
  ["q\t1.5e3\t1395066363000", {}, "1.5e3", "1395066363000"],
  ["q{} NaN", {}, "NaN", null],
  [`q{host="a",zone="b",} +Inf -3982045`, { host: "a", zone: "b" }, "+Inf", "-3982045"],
  [`q_bucket{le="0.1"} 8 # {trace_id="x # y"} 0.067 1520879607.789`, { le: "0.1" }, "8", null],
  [`{"http.server.duration",method="GET","a.b"="c"} 1 2`, { method: "GET", "a.b": "c" }, "1", "2"],
  [`{"queue"} 3`, {}, "3", null],
])("%s is a line", (line, labels, value, timestamp) => {
  const parsed = parseSeriesLine(line);
  expect(Object.fromEntries(parsed?.labels ?? [])).toEqual(labels);
  expect(parsed).toMatchObject({ value, timestamp });
});

test.each(["q", `q{a="x"}`, `q{a="x" 1`, "q 1 2 3", `q{a!="x"} 1`, "5xx 1", "a.b 1", "q-x 1", `{"q":1}`])(
  "%s is no line",
  (line) => {
    expect(parseSeriesLine(line)).toBeNull();
  },
);

test.each([
  ["q 1", "q"],
  ["q{a", "q"],
  [`{"a.b"} 1`, "a.b"],
  [`{ "a.b" , c="d"} 1`, "a.b"],
  ["5xx_responses 1", null],
  ["a.b 1", null],
  [`{"status":"success"}`, null],
  ["<html>", null],
])("%s has the name %s", (line, name) => {
  expect(seriesName(line)).toBe(name);
});

test.each(["q 1", `q{a="x"} 1 2`, `{"a.b",c="d","e.f"="g"} 1`, `{"a.b"} 1`])("%s is written as it was read", (line) => {
  const parsed = parseSeriesLine(line);
  expect(parsed && formatSeriesLine(seriesName(line) ?? "", parsed)).toBe(line);
});

test.each([
  [`q`, true],
  [`q{host="a"}`, true],
  [`q{host="b"}`, false],
  [`q{host!="b"}`, true],
  [`q{host!="a"}`, false],
  [`q{none=""}`, true],
  [`q{none!=""}`, false],
  [`q{host="a",zone="z"}`, false],
])("host=a, zone=y matches %s: %s", (query, isMatch) => {
  const labels = new Map([
    ["host", "a"],
    ["zone", "y"],
  ]);
  expect(matches(requireSelector(query), labels)).toBe(isMatch);
});
