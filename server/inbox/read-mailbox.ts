import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { db, transaction } from "@/server/infra/db";
import { log } from "@/server/infra/log";
import { type Fetched, hasMailbox, type Place, readNewMails } from "@/server/infra/mail/mailbox";
import { isUnreachable } from "@/server/infra/unreachable";
import { noteMailbox } from "./note-mailbox";
import { parseMail } from "./parse-mail";
import { receiveReport } from "./receive-report";

/**
 * Reads the mailbox of reports from where it stopped, and notes how it was found. While comments are paused everywhere
 * the mails wait where they are.
 */
export async function readMailbox(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "mail.receive");
  if (!hasMailbox() || (await arePaused())) {
    return;
  }
  let count = 0;
  const since = new Date(now.getTime() - dayMs);
  const failure = await readNewMails(await findPlace(), since, async (fetched) => {
    await receive(actor, fetched, now);
    count += 1;

    return count < maxAtOnce;
  });
  const found = { checkedAt: now, failure };

  await transaction((tx) => noteMailbox(tx, failure === null ? { ...found, succeededAt: now } : found));
}

const dayMs = 86_400_000;

// A flood reaches moderation at a pace that leaves the database to others; the rest waits in the mailbox.
const maxAtOnce = 50;

async function arePaused(): Promise<boolean> {
  const site = await db.site.findUnique({ where: { id: 1 }, select: { commentsPausedAt: true } });

  return site?.commentsPausedAt != null;
}

async function findPlace(): Promise<Place | null> {
  const found = await db.mailbox.findUnique({ where: { id: 1 }, select: { uidValidity: true, lastUid: true } });

  return found && found.uidValidity !== null ? { uidValidity: found.uidValidity, uid: found.lastUid } : null;
}

/** One mail that nothing can be made of must not keep the others waiting. */
async function receive(actor: Actor, fetched: Fetched, now: Date): Promise<void> {
  try {
    await receiveReport(actor, await parseMail(fetched.source, fetched.isPartial), fetched, now);
  } catch (error) {
    if (isUnreachable(error)) {
      throw error;
    }
    log.warn({ err: error, uid: Number(fetched.uid) }, "an email could not be read");
    await receiveReport(actor, null, fetched, now);
  }
}
