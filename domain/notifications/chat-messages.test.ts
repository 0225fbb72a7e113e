import { describe, expect, test } from "vitest";
import { discordMessage } from "./chat-discord";
import { type ChatMessage, fitText } from "./chat-message";
import { slackMessage } from "./chat-slack";
import { teamsMessage } from "./chat-teams";

const message: ChatMessage = {
  title: "MAIL-7.3 · Identified: Mail is slow",
  paragraphs: ["We look into it.", "", "Affected: Mail (partial outage)"],
  url: "https://status.example.edu/incidents/mail-7",
  urlLabel: "Read on: MAIL-7",
  siteName: "Status",
  postedAt: new Date("2006-12-12T10:00:00Z"),
  isEnded: false,
};

function saying(text: string): ChatMessage {
  return { ...message, title: text, paragraphs: [text] };
}

test.each([
  ["short", 10, "short"],
  ["exactly ten", 11, "exactly ten"],
  ["exactly ten!", 11, "exactly te…"],
  ["a word     and", 8, "a word…"],
  ["😀😀😀", 6, "😀😀😀"],
  ["😀😀😀", 5, "😀😀…"],
  ["😀😀😀", 4, "😀…"],
])("%s within %i is %s", (text, most, expected) => {
  expect(fitText(text, most)).toBe(expected);
});

test("an escape is never cut apart", () => {
  const escape = (character: string) => (character === "&" ? "&amp;" : character);

  expect(fitText("a&&", 11, escape)).toBe("a&amp;&amp;");
  expect(fitText("a&&", 10, escape)).toBe("a&amp;…");
});

describe("Slack", () => {
  test.each([
    ["<!channel> and <@U123>", "&lt;!channel&gt; and &lt;@U123&gt;"],
    ["<https://evil.example|bank>", "&lt;https://evil.example|bank&gt;"],
    ["&lt;!here&gt;", "&amp;lt;!here&amp;gt;"],
    ["*bold* _it_ `code`", "*bold* _it_ `code`"],
    ['"quotes" and \n lines', '"quotes" and \n lines'],
  ])("%s is sent as words", (text, expected) => {
    expect(slackMessage(saying(text))).toMatchObject({
      text: expected,
      link_names: false,
      blocks: [
        { type: "header", text: { type: "plain_text", text: expected } },
        { type: "section", text: { type: "plain_text", text: expected, emoji: false } },
        { type: "actions", elements: [{ url: message.url }] },
        { type: "context" },
      ],
    });
  });

  test("has nothing empty in it, and stays within its limits", () => {
    expect(JSON.stringify(slackMessage(message))).not.toContain('"text":""');
    const { blocks } = slackMessage(saying("&".repeat(20_000)));

    const [header = "", section = ""] = blocks.map((block) => ("text" in block ? block.text.text : ""));
    expect(header.length).toBeLessThanOrEqual(150);
    expect(section.length).toBeLessThanOrEqual(3_000);
    expect(section).toMatch(/&amp;…$/);
  });
});

describe("Discord", () => {
  test.each([
    ["@everyone look", "@\u200Beveryone look"],
    ["<@123> <@&9>", "\\<@\u200B123\\> \\<@\u200B&9\\>"],
    ["[bank](https://evil.example)", "\\[bank\\](https://evil.example)"],
    ["**bold** ~~no~~ ||spoiler||", "\\*\\*bold\\*\\* \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|"],
    ["# loud\n> quoted", "\\# loud\n\\> quoted"],
    ["`code` \\*", "\\`code\\` \\\\\\*"],
  ])("%s is sent as words", (text, expected) => {
    expect(discordMessage(saying(text))).toMatchObject({
      allowed_mentions: { parse: [] },
      embeds: [{ title: expected, description: expected, url: message.url, timestamp: "2006-12-12T10:00:00.000Z" }],
    });
  });

  test("stays within its limits: 6,000 characters in all", () => {
    const [embed] = discordMessage(saying("*".repeat(20_000))).embeds;
    const { title = "", description = "", footer } = embed ?? {};

    expect(title.length).toBeLessThanOrEqual(256);
    expect(description.length).toBeLessThanOrEqual(4_096);
    expect(title.length + description.length + (footer?.text ?? "").length).toBeLessThanOrEqual(6_000);
  });
});

describe("Teams", () => {
  test.each(["<at>Everybody</at> look", "[bank](https://evil.example)", "**bold** # loud", '"quotes" \\ back'])(
    "%s is sent as words, in a run that knows no markup",
    (text) => {
      const [attachment] = teamsMessage(saying(text)).attachments;

      expect(attachment?.contentType).toBe("application/vnd.microsoft.card.adaptive");
      expect(attachment?.content).not.toHaveProperty("msteams");
      expect(attachment?.content.body).toMatchObject([
        { type: "RichTextBlock", inlines: [{ type: "TextRun", text }] },
        { type: "RichTextBlock", inlines: [{ type: "TextRun", text }] },
        { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "Status" }] },
      ]);
    },
  );

  test.each([
    ["letters", "x".repeat(50_000)],
    ["lines", "x\n".repeat(20_000)],
    ["other scripts", "語".repeat(20_000)],
    ["quotes", '"'.repeat(50_000)],
    ["controls", "\u0001".repeat(50_000)],
  ])("stays below 28 kB with many %s", (_, text) => {
    expect(Buffer.byteLength(JSON.stringify(teamsMessage(saying(text))))).toBeLessThan(28_000);
  });
});
