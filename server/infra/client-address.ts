/**
 * Where a request came from, for limits. The front writes the header itself and believes only the proxies it knows.
 * Never a person: a whole campus may sit behind one address.
 */
export function addressOf(headers: Headers): string {
  return headers.get("x-forwarded-for") ?? "unknown";
}
