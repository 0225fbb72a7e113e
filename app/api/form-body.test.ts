import { expect, test } from "vitest";
import { readForm } from "./form-body";

const urlEncoded = "application/x-www-form-urlencoded";

async function read(body: BodyInit, contentType: string = urlEncoded) {
  const headers = contentType ? { "content-type": contentType } : {};

  return Object.fromEntries(await readForm(new Request("http://x/", { method: "POST", body, headers })));
}

test("a plain form", async () => {
  expect(await read("what=slow+mail&name=%C3%84nne&what=again")).toEqual({ what: "slow mail", name: "Änne" });
});

test("a form of parts, files left out", async () => {
  const form = new FormData();
  form.set("what", "slow");
  form.set("picture", new Blob(["x"]), "x.png");
  const request = new Request("http://x/", { method: "POST", body: form });

  expect(Object.fromEntries(await readForm(request))).toEqual({ what: "slow" });
});

test.each<[string, BodyInit, string]>([
  ["nothing", "", urlEncoded],
  ["broken parts", "--x\r\nContent-Disp", "multipart/form-data; boundary=x"],
  ["parts without a boundary", "--x", "multipart/form-data"],
  ["no type", new Uint8Array([0, 255, 254]), ""],
])("%s gives no field it should not, and no error", async (_name, body, contentType) => {
  expect(await read(body, contentType)).not.toHaveProperty("what");
});

test("bytes that are no text become the sign for that", async () => {
  expect(await read("what=%FF%FE")).toEqual({ what: "\uFFFD\uFFFD" });
});
