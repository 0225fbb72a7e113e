import { env } from "@/server/infra/env";
import { renderPlain } from "@/server/text/render-plain";
import { subscriberToken } from "./subscriber-token";

type Ending = { site: { name: string }; url: string };

/** The private page of a subscriber. */
export function privateUrl(subscriberId: string): string {
  return `${env().ORIGIN}/subscriptions/${subscriberToken(subscriberId)}`;
}

/** Where a POST ends all mails at once (RFC 8058). */
export function oneClickUrl(subscriberId: string): string {
  return `${env().ORIGIN}/api/subscriptions/${subscriberToken(subscriberId)}/unsubscribe`;
}

/** What a mail says, and under it whose it is and where it is ended. */
export function frameText(words: string, { site, url }: Ending): string {
  return [words, "", "-- ", site.name, `Change what you are told, or end these mails: ${url}`, notToPassOn, ""].join(
    "\n",
  );
}

export function frameHtml(words: string, { site, url }: Ending): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>',
    '<body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:40rem;margin:0 auto;padding:1rem">',
    words,
    `<hr>${renderPlain(site.name)}`,
    `<p><a href="${url}">Change what you are told, or end these mails</a>. ${notToPassOn}</p>`,
    "</body></html>",
  ].join("\n");
}

const notToPassOn = "Whoever has this address can do so too; do not pass it on.";
