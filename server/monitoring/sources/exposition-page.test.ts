import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { scanExposition } from "./exposition-page";

const plain = "text/plain; version=0.0.4; charset=utf-8";
const openMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

function scan(text: string, contentType = plain, chunkSize = 7) {
  return scanExposition({ contentType, body: chunks(Buffer.from(text), chunkSize) }, new Set(["queue", "load"]));
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

test.each([
  ["", plain, "The page is empty."],
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
