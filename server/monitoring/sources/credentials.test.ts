import { expect, test } from "vitest";
import { authorizationHeader, toCredentials, withoutSecrets } from "./credentials";

const basic = toCredentials("basic", "monitor", 'pä"ss word');
const bearer = toCredentials("bearer", null, "eyJhbGciOi.secret");

test.each([
  [toCredentials("none", null, null), {}],
  [basic, { authorization: `Basic ${Buffer.from('monitor:pä"ss word').toString("base64")}` }],
  [bearer, { authorization: "Bearer eyJhbGciOi.secret" }],
])("is one header", (credentials, header) => {
  expect(authorizationHeader(credentials)).toEqual(header);
});

test.each([
  ["Bearer eyJhbGciOi.secret and on", "Bearer ••• and on"],
  ["cut: eyJhbGciO", "cut: •••"],
  ["eyJhbGciOi.secreteyJhbGciOi.secret", "••••••"],
  ["eyJhbGXX", "•••XX"],
  ["nothing of it", "nothing of it"],
])("%s is shown as %s", (text, shown) => {
  expect(withoutSecrets(bearer, text)).toBe(shown);
});

test("a password is hidden in each of its spellings", () => {
  const token = Buffer.from('monitor:pä"ss word').toString("base64");
  expect(withoutSecrets(basic, `${token} ${JSON.stringify({ password: 'pä"ss word' })} pä"ss word`)).toBe(
    '••• {"password":"•••"} •••',
  );
});

test.each([
  ["basic", null, "secret"],
  ["basic", "monitor", null],
  ["bearer", null, null],
] as const)("%s with %s and %s is not whole", (auth, user, secret) => {
  expect(() => toCredentials(auth, user, secret)).toThrow("is missing");
});
