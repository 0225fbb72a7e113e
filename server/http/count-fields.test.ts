import { expect, test } from "vitest";
import { countFields } from "./count-fields";

const urlEncoded = "application/x-www-form-urlencoded";
const parts = (count: number) =>
  Array.from({ length: count }, (_, at) => `--b\r\nContent-Disposition: form-data; name="${at}"\r\n\r\n--\r\n`).join(
    "",
  ) + "--b--\r\n";

test.each<[string, string, number | null]>([
  ["", urlEncoded, 0],
  ["a", urlEncoded, 1],
  ["a=1&b=2&&", urlEncoded, 4],
  ["a=1&b=2", `${urlEncoded}; charset=UTF-8`, 2],
  ["a=1&b=2", "Application/X-WWW-Form-URLencoded", 2],
  ["a=1&b=2", `text/plain; ${urlEncoded}`, 2],
  ["a=1&b=2", "", 2],
  ["a=1&b=2", "application/octet-stream", 2],
  ["a=1&b=2", "text/plain;charset=UTF-8", 0],
  ['{"a":"&"}', "application/json", 0],
  ['{"a":"&"}', "application/cloudevents+json; charset=utf-8", 0],
  [parts(3), "multipart/form-data; boundary=b", 3],
  [parts(3), 'multipart/form-data; charset=utf-8; Boundary="b"', 3],
  [parts(0), "multipart/form-data; boundary=b", 0],
  ["", "multipart/form-data; boundary=b", 0],
  [parts(3), "multipart/form-data", null],
  [parts(3), "multipart/form-data; boundary=b; boundary=c", null],
  [parts(3), 'multipart/form-data; boundary="\\b"', null],
])("%j as %j", (body, contentType, count) => {
  expect(countFields(Buffer.from(body), contentType)).toBe(count);
});
