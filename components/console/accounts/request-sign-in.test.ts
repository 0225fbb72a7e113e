import { signIn } from "next-auth/react";
import { beforeEach, expect, test, vi } from "vitest";
import { pathAfter, requestSignIn } from "./request-sign-in";

const form = new FormData();
form.set("email", "editor@example.edu");
form.set("password", "a password of theirs");

const window = { location: { href: "/staff/sign-in" } };

beforeEach(() => {
  window.location.href = "/staff/sign-in";
  vi.stubGlobal("window", window);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

test("with the server away the form says so and stays, which next-auth's signIn does not", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));

  expect(await requestSignIn(form)).toEqual({
    kind: "refused",
    sentence: "The server cannot be reached. Check the connection and try again.",
  });
  expect(window.location.href).toBe("/staff/sign-in");

  await signIn("password", { redirect: false });
  expect(window.location.href).toBe("/api/auth/error");
});

test.each([
  ["CredentialsSignin", "The email address or the password is wrong."],
  ["Wait for 5 minutes, then try again.", "Wait for 5 minutes, then try again."],
  ["<script>", "Signing in did not work. Try again."],
])("refused with %j, it says %j", async (error, sentence) => {
  const url = `http://localhost/api/auth/error?${new URLSearchParams({ error })}`;
  vi.stubGlobal("fetch", (path: string) =>
    Promise.resolve(
      path === "/api/auth/csrf" ? Response.json({ csrfToken: "token" }) : Response.json({ url }, { status: 401 }),
    ),
  );

  expect(await requestSignIn(form)).toEqual({ kind: "refused", sentence });
});

test("a right password that is not enough leads to the second page, and from there to where it was going", async () => {
  const url = "http://localhost/api/auth/error?error=SecondFactor";
  vi.stubGlobal("fetch", (path: string) =>
    Promise.resolve(
      path === "/api/auth/csrf" ? Response.json({ csrfToken: "token" }) : Response.json({ url }, { status: 401 }),
    ),
  );

  const answer = await requestSignIn(form);

  expect(answer).toEqual({ kind: "second_factor" });
  expect(pathAfter(answer, "/staff/audit?what=user.")).toBe(
    "/staff/second-factor?callbackUrl=%2Fstaff%2Faudit%3Fwhat%3Duser.",
  );
  expect(pathAfter({ kind: "signed_in" }, "/staff/home")).toBe("/staff/home");
});
