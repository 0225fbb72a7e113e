import { type ChatMessage, fitText } from "./chat-message";

/**
 * A message for a webhook of Discord: one embed. Words are escaped out of its Markdown, and no mention in them counts.
 * https://docs.discord.com/developers/resources/message#embed-object
 */
export function discordMessage(message: ChatMessage) {
  return {
    content: "",
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: fitText(message.title, maxTitle, escapeDiscord),
        description: fitText(
          message.paragraphs.filter((text) => text !== "").join("\n\n"),
          maxDescription,
          escapeDiscord,
        ),
        url: message.url,
        timestamp: message.postedAt.toISOString(),
        color: message.isEnded ? green : amber,
        footer: { text: fitText(message.siteName, maxFooter) },
      },
    ],
  };
}

/** A zero-width space after @ keeps it from being a mention wherever it is quoted; the rest is Markdown's. */
function escapeDiscord(character: string): string {
  if (character === "@") {
    return "@\u200B";
  }

  return /[\\*_~`|<>#[\]]/.test(character) ? `\\${character}` : character;
}

const maxTitle = 256;
const maxDescription = 4_096;
const maxFooter = 200;
const green = 0x2e7d32;
const amber = 0xb26a00;
