import { expect, test } from "vitest";
import { type Foot, frameHtml, frameText, Plain, Written } from "./mail-frame";

const foot: Foot = {
  siteName: "Example <University>",
  url: "https://status.example.edu/subscriptions/secret",
  label: "Change your subscription, or unsubscribe",
  after: "",
};

test("a mail says whose it is and where it is ended, as text and as HTML", () => {
  const text = frameText("Mail is slow.", foot);
  const html = frameHtml(<Plain text="Mail is slow." />, foot);

  expect(text).toBe(
    [
      "Mail is slow.",
      "",
      "-- ",
      "Example <University>",
      "Change your subscription, or unsubscribe: https://status.example.edu/subscriptions/secret",
      "Whoever has this link can do so too: do not share it.",
      "",
    ].join("\n"),
  );
  expect(html).toMatch(/^<!doctype html>\n<html[^>]* lang="en"/);
  expect(html).toContain("Example &lt;University&gt;");
  expect(html).toContain(`href="${foot.url}"`);
  expect(html).toContain("do not share it.");
});

test("a mail is readable in light and in dark, and loads nothing", () => {
  const html = frameHtml(<Written html="<p>We <strong>look</strong>.</p>" />, foot);

  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toContain("@media (prefers-color-scheme: dark)");
  expect(html).toContain("<p>We <strong>look</strong>.</p>");
  expect(html).not.toMatch(/<img|<script|<link|\bsrc=|url\(|@import/i);
});

test("what visitors wrote brings no markup, no picture and no link, and keeps its lines", () => {
  const words = 'one\ntwo\n\n<img src="https://evil.example/x.png"> <a href="https://evil.example">here</a>';
  const html = frameHtml(<Plain text={words} />, foot);

  expect(html).toMatch(/one<br\/>two<\/p>/);
  expect(html).not.toMatch(/<img|href="https:\/\/evil/);
  expect(html).toContain("&lt;img src=");
});
