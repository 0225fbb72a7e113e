import { type ChatMessage, fitText } from "./chat-message";

/**
 * A message for a workflow of Microsoft Teams ("When a Teams webhook request is received"): an Adaptive Card. Its words
 * are text runs, which know no Markdown and no mentions. 28 kB is what Teams takes.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
 */
export function teamsMessage(message: ChatMessage) {
  const lines = fitText(message.paragraphs.filter((text) => text !== "").join("\n"), mostBytes, undefined, bytesIn)
    .split("\n")
    .filter((line) => line.trim() !== "");
  // Each block has a cost of its own: what are more lines than can be told apart stands in the last.
  const shown = [...lines.slice(0, mostLines - 1), ...rest(lines.slice(mostLines - 1))];

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
            block(fitText(message.title, mostTitle), { weight: "Bolder", size: "Medium" }),
            ...shown.map((line) => block(line)),
            block(fitText(message.siteName, mostTitle), { isSubtle: true, size: "Small" }),
          ],
          actions: [{ type: "Action.OpenUrl", title: fitText(message.urlLabel, mostTitle), url: message.url }],
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

const mostBytes = 18_000;
const mostTitle = 200;
const mostLines = 60;
