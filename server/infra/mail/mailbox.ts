import { ImapFlow } from "imapflow";
import { env } from "@/server/infra/env";
import { type FetchedMail, fetchMail, maxMailBytes } from "./fetch-mail";
import { mailboxFailure } from "./mailbox-failure";

/** Where reading stopped: uids count up as long as the validity stays the same. */
export type Place = { readonly uidValidity: bigint; readonly uid: bigint };

export type Fetched = Place & FetchedMail;

/** Whether the settings name a mailbox of reports. */
export function hasMailbox(): boolean {
  return env().IMAP_URL !== undefined;
}

/**
 * Hands over what came into the mailbox of IMAP_URL after `last`, oldest first, one at a time; of a mailbox that is new
 * to us, or has renumbered its emails, what came since a day. Changes nothing in it. `take` ends it with false.
 * @returns why it could not be read, as a sentence about the server; null when it was
 */
export async function readNewMails(
  last: Place | null,
  since: Date,
  take: (mail: Fetched) => Promise<boolean>,
): Promise<string | null> {
  const url = new URL(env().IMAP_URL ?? "");
  const client = connect(url);
  // What goes wrong with a mail is no fault of the server's.
  const faults: unknown[] = [];
  const takeOrNote = async (mail: Fetched) => {
    try {
      return await take(mail);
    } catch (error) {
      faults.push(error);
      throw error;
    }
  };

  try {
    await client.connect();
    await readFolder(client, folderOf(url), last, since, takeOrNote);
    await client.logout();
    return null;
  } catch (error) {
    if (faults.length > 0) {
      throw error;
    }
    return mailboxFailure(url, error);
  } finally {
    client.close();
  }
}

async function readFolder(
  client: ImapFlow,
  folder: string,
  last: Place | null,
  since: Date,
  take: (mail: Fetched) => Promise<boolean>,
): Promise<void> {
  const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true });
  const isKnown = last !== null && last.uidValidity === uidValidity;
  const found = await client.search(isKnown ? { uid: `${last.uid + 1n}:*` } : { since }, { uid: true });
  // “5:*” names the newest mail even where it is older than 5: RFC 3501, 6.4.8.
  const uids = (found || []).filter((uid) => !isKnown || BigInt(uid) > last.uid).sort((a, b) => a - b);

  for (const uid of uids) {
    const mail = await fetchMail(client, uid);
    if (mail && !(await take({ uidValidity, uid: BigInt(uid), ...mail }))) {
      return;
    }
  }
}

function connect(url: URL): ImapFlow {
  const isSecure = url.protocol === "imaps:";
  const isThisMachine = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const client = new ImapFlow({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (isSecure ? 993 : 143),
    secure: isSecure,
    // A password goes over the wire in the clear to this machine alone.
    ...(isSecure || isThisMachine ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    disableAutoIdle: true,
    logger: false,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: 2 * timeoutMs,
    maxLiteralSize: 4 * maxMailBytes,
    maxLineLength: 4 * maxMailBytes,
  });
  // What breaks between two commands shows in the next one.
  client.on("error", () => undefined);

  return client;
}

const timeoutMs = 15_000;

function folderOf(url: URL): string {
  return decodeURIComponent(url.pathname.slice(1)) || "INBOX";
}
