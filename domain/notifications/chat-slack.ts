import { type ChatMessage, fitText } from "./chat-message";

/**
 * A message for an incoming webhook of Slack: blocks, and a text for notifications. Words are plain text, and their
 * control characters are escaped, so that nothing in them is markup, a link or a mention.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function slackMessage(message: ChatMessage) {
  return {
    text: fitText(message.title, mostFallback, escapeSlack),
    unfurl_links: false,
    link_names: false,
    blocks: [
      { type: "header", text: plain(message.title, mostHeader) },
      ...message.paragraphs
        .filter((text) => text !== "")
        .slice(0, mostSections)
        .map((text) => ({ type: "section", text: plain(text, mostSection) })),
      {
        type: "actions",
        elements: [{ type: "button", text: plain(message.urlLabel, mostButton), url: message.url, action_id: "read" }],
      },
      { type: "context", elements: [plain(message.siteName, mostHeader)] },
    ],
  };
}

function plain(text: string, most: number) {
  return { type: "plain_text", text: fitText(text, most, escapeSlack), emoji: false };
}

function escapeSlack(character: string): string {
  return slackEscapes[character] ?? character;
}

const slackEscapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const mostFallback = 1_000;
const mostHeader = 150;
const mostSection = 3_000;
const mostButton = 75;
const mostSections = 40;
