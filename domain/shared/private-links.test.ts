import { readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { removedLink, withoutPrivateLinks } from "./private-links";
import { ownMs } from "./testing/own-time";

const secret = "Ab3_-9xYz0123456789ABCDEFGHIJKLMNOPQRSTUVWX";
const link = `https://status.example.edu/comments/${secret}`;
const percent = (text: string) => text.replaceAll(/[^]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
const half = secret.slice(0, 20);
const rest = secret.slice(20);

test.each<[string, string, string]>([
  ["as it is", `See ${link} please.`, `See ${removedLink} please.`],
  ["of subscriptions", `https://status.example.edu/subscriptions/${secret}/webhooks`, removedLink],
  ["to unsubscribe", `https://status.example.edu/api/subscriptions/${secret}/unsubscribe`, removedLink],
  ["of an invitation", `https://status.example.edu/staff/welcome?token=${secret}`, removedLink],
  ["to reset a password", `https://status.example.edu/staff/reset/${secret}`, removedLink],
  ["of a sign-in", `https://status.example.edu/api/auth/callback/oidc?iss=x&code=${secret}&state=a`, removedLink],
  ["under a former address", `http://old-status.example.edu:8080/comments/${secret}`, removedLink],
  ["without a scheme", `at status.example.edu/comments/${secret}, thanks`, `at ${removedLink}, thanks`],
  ["without an address", `at /comments/${secret} I said`, `at ${removedLink} I said`],
  ["with a query", `${link}?utm_source=x#top yes`, `${removedLink} yes`],
  [
    "in brackets",
    `Your report <${link}> (${link}) [${link}]`,
    `Your report <${removedLink}> (${removedLink}) [${removedLink}]`,
  ],
  ["as a target of Markdown", `[here](${link})`, `[here](${removedLink})`],
  ["percent-encoded", `/go?to=${encodeURIComponent(link)}`, `/go?to=${removedLink}`],
  ["percent-encoded twice", `https://x.example/?u=${encodeURIComponent(encodeURIComponent(link))}&d=1`, removedLink],
  ["percent-encoded whole", `https://status.example.edu${percent(`/comments/${secret}`)}`, removedLink],
  ["wrapped by a filter", `https://safe.example.com/?url=${encodeURIComponent(link)}&data=05%7C01`, removedLink],
  ["rewritten by a filter", `https://urldefense.example/v3/__${link}__;!!x`, removedLink],
  [
    "rewritten with other signs",
    `https://urldefense.example/v2/url?u=https-3A__status.example.edu_comments_${secret.replaceAll("-", "-2D")}&d=1`,
    removedLink,
  ],
  [
    "broken in a quote",
    `> See https://status.example.edu/comments/${half}\n> ${rest}\n> there`,
    `> See ${removedLink}\n> there`,
  ],
  ["broken in two quotes", `> > /comments/${half}\r\n> > ${rest} x`, `> > ${removedLink} x`],
  ["broken after its path", `https://status.example.edu/comments/\n${secret}\nThanks`, `${removedLink}\nThanks`],
  ["broken within its path", `> https://status.example.edu/comm\n> ents/${secret}`, `> ${removedLink}`],
  ["broken as quoted-printable", `https://status.example.edu/comments/${half}=\n${rest}`, removedLink],
  ["broken after its address", `https://status.example.edu/\n> comments/${secret}`, removedLink],
  ["with a soft hyphen and zero width", `https://status.example.edu/comments/${half}\u00AD\u200B${rest}`, removedLink],
  ["full width", "／ｃｏｍｍｅｎｔｓ／".concat(secret), removedLink],
  ["with entities", `https:&#47;&#x2F;status.example.edu&sol;comments&#47;${secret}`, removedLink],
  ["escaped", `https://status.example.edu/comments/${secret.replaceAll("_", "\\_")}`, removedLink],
  ["in capital letters", `HTTPS://STATUS.EXAMPLE.EDU/COMMENTS/${secret}`, removedLink],
  ["cut short", `${link.slice(0, -3)}…`, `${removedLink}…`],
  ["twice", `${link} and ${link}`, `${removedLink} and ${removedLink}`],
  ["beside another", `${link},${link}`, removedLink],
  ["at the end of a line", `${link}\nThanks`, `${removedLink}\nThanks`],
])("a private link %s is removed", (_, text, expected) => {
  expect(withoutPrivateLinks(text)).toBe(expected);
});

test.each([
  "It hangs. See /incidents/mail-7#comment-0196f0a2-5a5a-7bbb-8ccc-123456789abc.",
  "https://status.example.edu/known-errors/outlook-cannot-connect-to-the-server-0x800ccc0f",
  "https://blog.example.org/comments/how-to-fix-outlook-2003-at-home",
  "https://status.example.edu/staff/comments?show=unanswered and /staff/comments/templates",
  "https://docs.example.com/document/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcdefg/edit",
  "https://example.org/subscriptions/2006-12",
  "100 % of them; 5 %20 of &amp; and\n> a quote\n>> of two\n\nthe end",
  "Error code=0x800CCC0F, key=HKEY_LOCAL_MACHINE",
])("nothing is removed from: %s", (text) => {
  expect(withoutPrivateLinks(text)).toBe(text);
});

const app = path.resolve(import.meta.dirname, "../../app");
const tokenRoutes = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((folder) => /^\[\w*token\]$/i.test(path.basename(folder)))
  .map((folder) =>
    folder
      .split(path.sep)
      .filter((part) => !part.startsWith("("))
      .join("/"),
  );

test.each(tokenRoutes)("the links of %s are removed: add its name to the pages of private-links.ts", (route) => {
  const address = route.replace(/\[\w+\]$/, secret).replace(/\[\w+\]/g, "x");

  expect(withoutPrivateLinks(`https://status.example.edu/${address}`)).toBe(removedLink);
});

test("whatever is around a private link, its secret is gone, and nothing else is", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", " ", ".", ">", "\n", "("), maxLength: 40 });

  fc.assert(
    fc.property(words, words, (before, after) => {
      const left = withoutPrivateLinks(`${before} ${link}\n\n${after}`);

      return left === `${before} ${removedLink}\n\n${after}`;
    }),
  );
});

test("reads any text without taking long, and leaves what has no link as it is", () => {
  for (const piece of ["/comments/", "https://", "a/", "%25", "&#47;", "Ab1", ">\n", "/comments/Ab1"]) {
    const text = piece.repeat(Math.ceil(8_000 / piece.length));
    expect(
      ownMs(() => withoutPrivateLinks(text)),
      piece,
    ).toBeLessThan(300);
  }
});
