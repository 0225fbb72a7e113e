/**
 * Whether a form was sent from one of our own pages. Browsers say so in Sec-Fetch-Site, or, where the site is reached
 * without https, in Origin; a client that says neither is no browser, carries no cookie of anyone, and forges nothing.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) {
    return site === "same-origin";
  }
  const sender = headers.get("origin");

  return sender === null || sender === origin || hostOf(sender) === headers.get("host");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
