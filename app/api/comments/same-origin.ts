/**
 * Whether a form was sent from one of our own pages. Browsers say so in Sec-Fetch-Site, older ones in Origin; a client
 * that says neither is no browser, carries no cookie of anyone, and forges nothing.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) {
    return site === "same-origin";
  }
  const sender = headers.get("origin");

  return sender === null || sender === origin;
}
