import type { MailHeaders } from "./mail-sender";

/** Who a mail says that it is from. Bare addresses in small letters. */
export type MailOrigin = {
  readonly headers: MailHeaders;
  readonly from: string | null;
  readonly fromName: string;
  readonly replyTo: readonly string[];
};

/** Who wrote it: a bare address that answers may go to, or null; and what counts as one writer for the limits. */
export type MailWriter = { readonly address: string | null; readonly key: string };

/**
 * Who wrote a mail. Lists put their own address into From (DMARC leaves them no choice) and the writer’s into Reply-To or
 * a header of their own. An answer never goes to the list: all its readers would get it.
 */
export function findWriter(mail: MailOrigin, ownAddress: string | null): MailWriter {
  const address = isRelayed(mail, ownAddress) ? relayedAddress(mail, ownAddress) : mail.from;

  return { address, key: address ?? mail.fromName.toLowerCase().slice(0, 120) };
}

function isRelayed({ headers, from, fromName }: MailOrigin, ownAddress: string | null): boolean {
  return (
    (from !== null && from === ownAddress?.toLowerCase()) ||
    listHeaders.some((name) => headers.has(name)) ||
    originalHeaders.some((name) => headers.has(name)) ||
    isVia(fromName)
  );
}

const listHeaders = ["list-id", "list-post", "mailing-list", "x-mailing-list", "x-beenthere", "x-google-group-id"];
const originalHeaders = ["x-original-from", "x-google-original-from", "x-original-sender"];

/** "Sam via Reports", as Google Groups, Mailman and Exchange rewrite a name. */
function isVia(name: string): boolean {
  return /\S\s(?:via|über|par l['’]intermédiaire de|a través de|através de|tramite|przez)\s\S/i.test(name);
}

function relayedAddress(mail: MailOrigin, ownAddress: string | null): string | null {
  const { headers, from, fromName, replyTo } = mail;
  const original = originalHeaders.flatMap((name) => addressesIn(headers.get(name) ?? ""));
  const isRewritten = isVia(fromName) || original.some((address) => address !== from);
  const lists = listAddresses(mail, ownAddress);
  // What the list’s server was given by the writer’s: RFC 8617 keeps it.
  const envelope = /smtp\.mailfrom=(\S+@[^\s;]+)/i.exec(headers.get("arc-authentication-results") ?? "")?.[1];
  const candidates = [
    ...replyTo,
    ...original,
    ...(isRewritten || from === null ? [] : [from]),
    ...addressesIn(headers.get("x-mailfrom") ?? ""),
    ...addressesIn(envelope ?? ""),
  ];

  return candidates.find((address) => !lists.has(address) && !isOfList(address)) ?? null;
}

function listAddresses({ headers }: MailOrigin, ownAddress: string | null): ReadonlySet<string> {
  const named = ["list-post", "mailing-list", "x-mailing-list", "x-beenthere", "delivered-to", "to", "cc"];
  // RFC 2919: "<reports.lists.example.edu>" is most often reports@lists.example.edu.
  const [, label = "", domain = ""] = /<?([^<>.\s]+)\.([^<>\s]+)>?\s*$/.exec(headers.get("list-id") ?? "") ?? [];
  const own = ownAddress === null ? [] : [ownAddress.toLowerCase()];

  return new Set([
    ...own,
    ...named.flatMap((name) => addressesIn(headers.get(name) ?? "")),
    `${label}@${domain}`.toLowerCase(),
  ]);
}

/** What only the list’s own programs read. */
function isOfList(address: string): boolean {
  return /[-+](?:bounces?|request|owner|admin|confirm)(?:[-+=].*)?@|^(?:owner-|bounces?[-+=]|srs[01]=|prvs=)/.test(
    address,
  );
}

function addressesIn(text: string): string[] {
  return [...text.slice(0, 2_000).matchAll(/[^\s<>()[\],;:"'=]{1,64}@[^\s<>()[\],;:"'>]{1,190}/g)].map(([found]) =>
    found.toLowerCase(),
  );
}
