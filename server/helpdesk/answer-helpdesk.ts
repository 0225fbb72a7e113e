import type { Actor } from "@/domain/accounts/actor";
import type { CallerCard, HelpdeskAnswer } from "@/domain/helpdesk/caller-card";
import { limits } from "@/domain/shared/input";
import { requirePermission } from "@/domain/accounts/permissions";
import { formatTimeWithSeconds } from "@/domain/shared/time";
import { db } from "@/server/infra/db";
import { findSite } from "@/server/site/queries";
import { reasonText } from "@/domain/search/search";
import { search } from "@/server/search/search";
import { listServiceStates } from "@/server/services/service-states";
import { listCardsOfTheDay } from "./card-of-the-day";
import { listErrorCards } from "./error-cards";
import { type CardClock, cardSelect, toIncidentCards } from "./incident-cards";
import { listServiceCards } from "./service-cards";

/** What the box of the help desk shows for what is typed: whole cards, and for nothing the card of the day. @throws AppError forbidden */
export async function answerHelpdesk(actor: Actor, typed: string, now: Date): Promise<HelpdeskAnswer> {
  requirePermission(actor, "caller.answer");
  const query = typed.replaceAll("\0", "").trim().slice(0, limits.query);
  const site = await findSite();
  const clock = { site, now };
  const readAt = formatTimeWithSeconds(now, site.timeZone);
  if (query !== "") {
    return { query, readAt, services: [], groups: [{ name: "found", cards: await findCards(actor, query, clock) }] };
  }
  const [services, groups] = await Promise.all([listServiceStates(), listCardsOfTheDay(actor, clock)]);

  return { query, readAt, services, groups };
}

/** In the order of the search: what hurts callers now, how a service is, what was solved lately, what is planned. */
async function findCards(actor: Actor, query: string, clock: CardClock): Promise<CallerCard[]> {
  const results = await search({ text: query, limit: maxCards }, clock.now);
  // What an id is of, each table knows.
  const ids = results.map(({ id }) => id);
  const statuses = new Map(results.flatMap(({ id, state }) => (state.kind === "service" ? [[id, state.status]] : [])));
  const rows = await db.incident.findMany({ where: { id: { in: ids }, withdrawnAt: null }, select: cardSelect });
  const [incidents, errors, services] = await Promise.all([
    toIncidentCards(rows, clock),
    listErrorCards(actor, ids, clock),
    listServiceCards(actor, statuses, clock),
  ]);
  const cards = new Map([...incidents, ...errors, ...services]);

  return results.flatMap(({ id, reasons }) => {
    const card = cards.get(id);

    return card ? [{ ...card, reason: reasons.map(reasonText).join(" ") }] : [];
  });
}

// More than fit a screen: who looks further types another word.
const maxCards = 8;
