import { expect, test } from "vitest";
import { openSecret, sealSecret } from "./secret-box";

const authSecret = "a".repeat(32);
const ownerId = "0193a0b2-0000-7000-8000-000000000001";

test.each(["hunter2", "", "pässwörd ✓", "x".repeat(5_000)])("“%.10s” comes back as it was", (plain) => {
  const sealed = sealSecret(plain, ownerId, authSecret);
  expect(openSecret(sealed, ownerId, authSecret)).toBe(plain);
});

test("the same secret is never stored the same way twice, and never readable", () => {
  const [first, second] = [1, 2].map(() => sealSecret("hunter2", ownerId, authSecret));
  expect(first).not.toBe(second);
  expect(first).toMatch(/^v1\.[\w-]+$/);
  expect(Buffer.from(first?.slice(3) ?? "", "base64url").toString("latin1")).not.toContain("hunter2");
});

const sealed = sealSecret("hunter2", ownerId, authSecret);

test.each([
  ["another AUTH_SECRET", sealed, ownerId, "b".repeat(32)],
  ["another row", sealed, ownerId.replace(/1$/, "2"), authSecret],
  [
    "a changed letter",
    `${sealed.slice(0, 20)}${sealed[20] === "A" ? "B" : "A"}${sealed.slice(21)}`,
    ownerId,
    authSecret,
  ],
  ["a cut text", sealed.slice(0, -3), ownerId, authSecret],
  ["an unknown version", sealed.replace("v1", "v2"), ownerId, authSecret],
  ["plain text", "hunter2", ownerId, authSecret],
  ["nothing", "", ownerId, authSecret],
])("does not open for %s, and says to enter it again", (_name, text, owner, secret) => {
  expect(() => openSecret(text, owner, secret)).toThrow(/Enter it again\.$/);
});
