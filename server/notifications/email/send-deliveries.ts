import pMap from "p-map";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail/mail";
import { type MailPool, mailPool } from "@/server/infra/mail/mail-pool";
import { findSite } from "@/server/site/queries";
import { claimEmailDeliveries, findEmailDelivery, releaseEmailDeliveries, settleEmailDelivery } from "./delivery";
import { type SiteOfMail, updateMail } from "./update-mail";

export type Sending = { pool: MailPool; site: SiteOfMail; clock: () => Date; deadline: Date };

/**
 * Sends the emails that are due, several at once, until none is left, the time is up, or the server accepts no more:
 * what is left waits for the next minute. `clock` is read again for each email, since a send takes its time.
 */
export async function sendEmailDeliveries(actor: Actor, clock: () => Date, deadline: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  if (!canSendMail()) {
    return;
  }
  const sending = { pool: mailPool(), site: await findSite(), clock, deadline };
  let goesOn = true;
  while (goesOn) {
    const claimed = await transaction((tx) => claimEmailDeliveries(tx, atOnce * sending.pool.connections, clock()));
    goesOn = claimed.length > 0 && (await sendEach(claimed, sending, (id) => sendOne(actor, id, sending)));
    if (claimed.length > 0) {
      await transaction((tx) => releaseEmailDeliveries(tx, claimed));
      goesOn = false;
    }
  }
}

/** How many emails a connection claims. A process that dies leaves these for two minutes. */
const atOnce = 10;

/**
 * Works through `ids`, one on each connection, until the time is up or the server accepts no more.
 * @param ids is emptied on the way; what was not begun is left in it
 * @param send returns whether the server still accepts mail
 * @returns whether it always did
 */
export async function sendEach(
  ids: string[],
  { pool, clock, deadline }: Sending,
  send: (id: string) => Promise<boolean>,
): Promise<boolean> {
  const server = { isUp: true };
  function* next(): Generator<string> {
    while (server.isUp && clock() < deadline) {
      const id = ids.shift();
      if (id === undefined) {
        return;
      }
      yield id;
    }
  }
  const sendNext = async (id: string) => {
    if (!(await send(id))) {
      server.isUp = false;
    }
  };
  await pMap(next(), sendNext, { concurrency: pool.connections });

  return server.isUp;
}

/** @returns whether the server still accepts mail */
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
