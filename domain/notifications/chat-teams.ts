import { type ChatMessage, fitText } from "./chat-message";

/**
 * A message for a workflow of Microsoft Teams ("When a Teams webhook request is received"): an Adaptive Card. Its words
 * are text runs, which know no Markdown and no mentions. 28 kB is what Teams takes.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
 */
export function teamsMessage(message: ChatMessage) {
  const lines = fitText(message.paragraphs.filter((text) => text !== "").join("\n"), maxBytes, undefined, bytesIn)
    .split("\n")
    .filter((line) => line.trim() !== "");
  // Each block has a cost of its own: what are more lines than that is in the last.
  const shown = [...lines.slice(0, maxLines - 1), ...rest(lines.slice(maxLines - 1))];

  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: [
            block(fitText(message.title, maxTitle), { weight: "Bolder", size: "Medium" }),
            ...shown.map((line) => block(line)),
            block(fitText(message.siteName, maxTitle), { isSubtle: true, size: "Small" }),
          ],
          actions: [{ type: "Action.OpenUrl", title: fitText(message.urlLabel, maxTitle), url: message.url }],
        },
      },
    ],
  };
}

function rest(lines: readonly string[]): string[] {
  return lines.length > 0 ? [lines.join(" ")] : [];
}

function block(text: string, look: { weight?: string; size?: string; isSubtle?: boolean } = {}) {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text, ...look }] };
}

/** Of a string inside JSON, which has its quotes and line ends escaped. */
function bytesIn(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length - 2;
}

const maxBytes = 18_000;
const maxTitle = 200;
const maxLines = 60;
