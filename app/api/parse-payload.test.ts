import { expect, test } from "vitest";
import { parsePayload } from "./parse-payload";

const form = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW";
const kuma = '{"heartbeat":null,"monitor":null,"msg":"Testing & more"}';

test.each<[string, string, string, unknown]>([
  ["JSON", '{"a":1}', "application/json", { a: 1 }],
  ["JSON that is called text", ' {"a":1}\n', "text/plain;charset=UTF-8", { a: 1 }],
  ["JSON that is called a form, as curl does", '{"a":"b=c"}', form, { a: "b=c" }],
  ["JSON after a byte order mark", '\uFEFF{"a":1}', "application/json", { a: 1 }],
  ["a list", "[1]", "application/json", [1]],
  ["JSON that PRTG encoded", "%7B%22a%22%3A%22b+%26+c%22%7D", form, { a: "b & c" }],
  ["a form", "a=1&b=x%26y+z", form, { a: "1", b: "x&y z" }],
  ["a form that is called nothing", "a=1", "text/plain;charset=UTF-8", { a: "1" }],
  ["a nested form", "data[timestamp]=7&data[value]=3", form, { data: { timestamp: "7", value: "3" } }],
  ["a nested form, encoded", "data%5Bvalue%5D=3", form, { data: { value: "3" } }],
  ["lists in a form", "a[]=1&a[]=2&b[0][c]=3", form, { a: ["1", "2"], b: [{ c: "3" }] }],
  ["brackets that are no path", "a[=1&]b=2", form, { "a[": "1", "]b": "2" }],
  ["the JSON in one field of a form", `payload=${encodeURIComponent(kuma)}`, form, JSON.parse(kuma)],
  [
    "the JSON in one field of several parts",
    `------WebKitFormBoundary7MA4YWxkTrZu0gW\r\ncontent-disposition: form-data; name="data"\r\n\r\n${kuma}\r\n------WebKitFormBoundary7MA4YWxkTrZu0gW--\r\n`,
    multipart,
    JSON.parse(kuma),
  ],
])("%s is read", async (_, body, contentType, payload) => {
  expect(await parsePayload(body, contentType)).toEqual(payload);
});

test("a name that means something to JavaScript is a name", async () => {
  const payload = await parsePayload("a[__proto__][b]=1&__proto__[c]=2", form);

  expect(JSON.stringify(payload)).toBe('{"a":{"__proto__":{"b":"1"}},"__proto__":{"c":"2"}}');
  expect({}).not.toHaveProperty("b");
});

test.each([
  ["nothing", "", "application/json"],
  ["half of it", '{"a":', "application/json"],
  ["words", "value is 3", "text/plain"],
  ["a form of no parts", "x", multipart],
])("%s is refused with a sentence", async (_, body, contentType) => {
  await expect(parsePayload(body, contentType)).rejects.toMatchObject({ code: "malformed" });
});
