/**
 * One address for all spellings that end in the same mailbox: without what is behind a plus (RFC 5233),
 * and without the dots that Gmail ignores. Two that are equal belong together; nothing is ever sent to it.
 * @param email in small letters
 */
export function foldAddress(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const local = email.slice(0, at).replace(/(?<=.)\+.*$/, "");

  return /^(?:gmail|googlemail)\.com$/.test(domain) ? `${local.replaceAll(".", "")}@gmail.com` : `${local}@${domain}`;
}
