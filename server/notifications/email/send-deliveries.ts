import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail/mail";
import { type MailPool, mailPool } from "@/server/infra/mail/mail-pool";
import { findSite } from "@/server/site/queries";
import { claimEmailDeliveries, releaseEmailDeliveries } from "./claim-deliveries";
import { findEmailDelivery } from "./find-delivery";
import { inWorkers } from "./in-workers";
import { settleEmailDelivery } from "./settle-delivery";
import { updateMail } from "./update-mail";

/**
 * Sends the mails that are due, several at once, until none is left, the time is up, or the server takes no more: what
 * is left waits for the next minute. `clock` is asked anew for each mail, since a send takes its time.
 */
export async function sendEmailDeliveries(actor: Actor, clock: () => Date, deadline: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  if (!canSendMail()) {
    return;
  }
  const site = await findSite();
  const pool = mailPool();
  const workers = { count: pool.connections, mayGoOn: () => clock() < deadline };
  let goesOn = true;
  while (goesOn) {
    const waiting = await transaction((tx) => claimEmailDeliveries(tx, atOnce * pool.connections, clock()));
    goesOn =
      waiting.length > 0 && (await inWorkers(waiting, workers, (id) => sendOne(actor, id, { pool, site, clock })));
    if (waiting.length > 0) {
      await transaction((tx) => releaseEmailDeliveries(tx, waiting));
      goesOn = false;
    }
  }
}

/** How many mails a connection takes into hand. A process that dies leaves these for two minutes. */
const atOnce = 10;

type Sending = { pool: MailPool; site: { name: string; timeZone: string }; clock: () => Date };

/** @returns whether the server still takes mail */
async function sendOne(actor: Actor, id: string, { pool, site, clock }: Sending): Promise<boolean> {
  const delivery = await findEmailDelivery(id);
  if (!delivery) {
    return true;
  }
  const outcome = delivery.isWanted
    ? await pool.send(updateMail(delivery, site, clock()))
    : ({ kind: "skipped" } as const);
  await settleEmailDelivery(actor, delivery, outcome, clock());

  return outcome.kind !== "later" || !outcome.isServerDown;
}
