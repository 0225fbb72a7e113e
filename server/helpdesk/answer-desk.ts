import type { Actor } from "@/domain/actor";
import type { CallerCard, DeskAnswer } from "@/domain/caller-card";
import { limits } from "@/domain/input";
import { requirePermission } from "@/domain/permissions";
import { formatTimeWithSeconds } from "@/domain/time";
import { db } from "@/server/infra/db";
import { findSite } from "@/server/site/queries";
import { listCardsOfTheDay } from "./card-of-the-day";
import { listErrorCards } from "./error-cards";
import { findMatches } from "./find-matches";
import { type CardClock, cardSelect, toIncidentCards } from "./incident-cards";

/** What the box of the help desk shows for what is typed: whole cards, and for nothing the card of the day. @throws AppError forbidden */
export async function answerDesk(actor: Actor, typed: string, now: Date): Promise<DeskAnswer> {
  requirePermission(actor, "caller.answer");
  const query = typed.replaceAll("\0", "").trim().slice(0, limits.query);
  const site = await findSite();
  const clock = { site, now };
  const groups =
    query === "" ? await listCardsOfTheDay(clock) : [{ name: "found" as const, cards: await findCards(query, clock) }];

  return { query, readAt: formatTimeWithSeconds(now, site.timeZone), groups };
}

async function findCards(query: string, clock: CardClock): Promise<CallerCard[]> {
  const matches = await findMatches(query, clock.now);
  const idsOf = (kind: string) => matches.filter((match) => match.kind === kind).map(({ id }) => id);
  const rows = await db.incident.findMany({ where: { id: { in: idsOf("incident") } }, select: cardSelect });
  const [incidents, errors] = await Promise.all([
    toIncidentCards(rows, clock),
    listErrorCards(idsOf("known_error"), clock),
  ]);
  const cards = new Map([...incidents, ...errors]);

  return matches.flatMap(({ id, reason }) => {
    const card = cards.get(id);

    return card ? [{ ...card, reason }] : [];
  });
}
