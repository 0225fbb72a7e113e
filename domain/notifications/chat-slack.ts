import { type ChatMessage, fitText } from "./chat-message";

/**
 * A message for an incoming webhook of Slack: blocks, and a text for notifications. Words are plain text, and their
 * control characters are escaped, so that nothing in them is markup, a link or a mention.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function slackMessage(message: ChatMessage) {
  return {
    text: fitText(message.title, maxFallback, escapeSlack),
    unfurl_links: false,
    link_names: false,
    blocks: [
      { type: "header", text: plain(message.title, maxHeader) },
      ...message.paragraphs
        .filter((text) => text !== "")
        .slice(0, maxSections)
        .map((text) => ({ type: "section", text: plain(text, maxSection) })),
      {
        type: "actions",
        elements: [{ type: "button", text: plain(message.urlLabel, maxButton), url: message.url, action_id: "read" }],
      },
      { type: "context", elements: [plain(message.siteName, maxHeader)] },
    ],
  };
}

function plain(text: string, max: number) {
  return { type: "plain_text", text: fitText(text, max, escapeSlack), emoji: false };
}

function escapeSlack(character: string): string {
  return slackEscapes[character] ?? character;
}

const slackEscapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const maxFallback = 1_000;
const maxHeader = 150;
const maxSection = 3_000;
const maxButton = 75;
const maxSections = 40;
