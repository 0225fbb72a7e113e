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

/**
 * The same for a form of a private page. It keeps its address from everybody, for which browsers say the origin is
 * "null", and those that are reached without https say nothing else. Whoever forges it would have to know the link.
 */
export function isOwnOrigin(headers: Headers, origin: string): boolean {
  return isSameOrigin(headers, origin) || (!headers.has("sec-fetch-site") && headers.get("origin") === "null");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
