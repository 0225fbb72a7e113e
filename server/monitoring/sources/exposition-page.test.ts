import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { scanExposition } from "./exposition-page";

const plain = "text/plain; version=0.0.4; charset=utf-8";
const openMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

const names = new Set(["queue", "load", "http.server.duration"]);

function scan(text: string, contentType = plain, chunkSize = 7, hasKnownEnd = false) {
  return scanExposition({ contentType, hasKnownEnd, body: chunks(Buffer.from(text), chunkSize) }, names);
}

function chunks(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  const starts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => index * size);

  return Readable.from(starts.map((start) => bytes.subarray(start, start + size)));
}

test("keeps the named series, whatever the chunks cut", async () => {
  const text = `# HELP queue Grüße\n# TYPE queue gauge\nqueue{host="ä"} 1\r\nother{a="b"} what ever\n\nqueue{host="ö"} 2 5\nload 0.5\n`;
  for (const size of [1, 2, 3, 1_000]) {
    const page = await scan(text, plain, size);
    expect(page.isOpenMetrics).toBe(false);
    expect([...page.series.keys()]).toEqual(["queue", "load"]);
    expect(page.series.get("queue")?.map((line) => [line.labels.get("host"), line.value, line.timestamp])).toEqual([
      ["ä", "1", null],
      ["ö", "2", "5"],
    ]);
  }
});

test.each(["# TYPE queue gauge\nqueue 3 1520879607.789\n# EOF\n", "queue 3\n# EOF"])(
  "OpenMetrics ends with its mark",
  async (text) => {
    const page = await scan(text, openMetrics);
    expect(page).toMatchObject({ isOpenMetrics: true });
    expect(page.series.get("queue")?.[0]?.value).toBe("3");
  },
);

const whole = `# TYPE queue gauge\nqueue 3\n`;

test.each([
  ["a name in quotes", `{"http.server.duration",method="GET"} 1\n${whole}`],
  ["a name that begins with a digit", `5xx_responses 1\n${whole}`],
  ["a name with dots that is not quoted", `http.server.duration 1\n${whole}`],
  ["a line that is none", `what ever\n${whole}`],
  ["a malformed series of the same name", `queue{host="a" 1\n${whole}`],
  ["Windows’ line ends", whole.replaceAll("\n", "\r\n")],
  ["a byte order mark", `\uFEFF${whole}`],
  ["leading and trailing white space", "  queue \t 3  \n"],
  ["a comment after it", `${whole}# queue 4\n#\n`],
  ["labels that are quoted", `load{"a.b"="c"} 2\n${whole}`],
  ["NaN and infinities elsewhere", `other NaN\nother{a="b"} -Inf\n${whole}`],
])("beside %s, others are read", async (_, text) => {
  for (const size of [1, 3, 1_000]) {
    expect((await scan(text, plain, size)).series.get("queue")).toMatchObject([{ value: "3" }]);
  }
});

test("a name in quotes is read", async () => {
  const page = await scan(`{"http.server.duration","a.b"="c\\n\\"d\\""} 1.5\n`);
  expect(page.series.get("http.server.duration")).toEqual([
    { labels: new Map([["a.b", 'c\n"d"']]), value: "1.5", timestamp: null },
  ]);
});

test.each(["other 1\nqueue 3", "queue 3", "queue 3\r"])("%j is read without its last line feed", async (text) => {
  expect((await scan(text, plain, 2, true)).series.get("queue")).toMatchObject([{ value: "3" }]);
});

test("a line of the name that cannot be read is kept, for the sentence about it", async () => {
  expect((await scan(`load 1\nqueue{host="a" 1\n`)).unreadable.get("queue")).toBe(`queue{host="a" 1`);
});

test.each([
  ["", plain, "The page is empty."],
  [whole, "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited", "protobuf"],
  ["what, ever\n".repeat(101), plain, "This is no metrics page"],
  ["\n\n", plain, "The page is empty."],
  ["<!doctype html>\n<p>Sign in</p>\n", plain, "answered with a web page"],
  ["<html>", "text/html", "answered with a web page"],
  ["queue 12", plain, "stops in the middle of a line"],
  ["queue 1\nload 12", plain, "stops in the middle of a line"],
  ["queue 1\n", openMetrics, "stops before its end"],
  [`{"status":"success"}\n`, plain, "This is no metrics page"],
  [`queue{host="a" 1\n`, plain, "This is no metrics page"],
  [`queue ${"1".repeat(70_000)}`, plain, "a line that is too long"],
  [Array.from({ length: 1_001 }, (_, index) => `queue{n="${index}"} 1\n`).join(""), plain, "more than 1000 series"],
])("%j is refused", async (text, contentType, sentence) => {
  await expect(scan(text, contentType, 4_096)).rejects.toThrow(sentence);
});
