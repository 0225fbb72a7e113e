import type { Actor } from "@/domain/accounts/actor";
import type { CallerCard, HelpdeskAnswer } from "@/domain/helpdesk/caller-card";
import { limits } from "@/domain/shared/input";
import { requirePermission } from "@/domain/accounts/permissions";
import { isEnded } from "@/domain/incidents/statuses";
import { formatTimeWithSeconds } from "@/domain/shared/time";
import { db } from "@/server/infra/db";
import { findSite } from "@/server/site/queries";
import { reasonText } from "@/domain/search/search";
import { search } from "@/server/search/search";
import { listCardsOfTheDay } from "./card-of-the-day";
import { listErrorCards } from "./error-cards";
import { type CardClock, cardSelect, toIncidentCards } from "./incident-cards";

/** What the box of the help desk shows for what is typed: whole cards, and for nothing the card of the day. @throws AppError forbidden */
export async function answerHelpdesk(actor: Actor, typed: string, now: Date): Promise<HelpdeskAnswer> {
  requirePermission(actor, "caller.answer");
  const query = typed.replaceAll("\0", "").trim().slice(0, limits.query);
  const site = await findSite();
  const clock = { site, now };
  const groups =
    query === ""
      ? await listCardsOfTheDay(actor, clock)
      : [{ name: "found" as const, cards: await findCards(actor, query, clock) }];

  return { query, readAt: formatTimeWithSeconds(now, site.timeZone), groups };
}

async function findCards(actor: Actor, query: string, clock: CardClock): Promise<CallerCard[]> {
  const matches = await findMatches(query, clock.now);
  const idsOf = (areErrors: boolean) =>
    matches.filter(({ isKnownError }) => isKnownError === areErrors).map(({ id }) => id);
  const rows = await db.incident.findMany({
    where: { id: { in: idsOf(false) }, withdrawnAt: null },
    select: cardSelect,
  });
  const [incidents, errors] = await Promise.all([
    toIncidentCards(rows, clock),
    listErrorCards(actor, idsOf(true), clock),
  ]);
  const cards = new Map([...incidents, ...errors]);

  const found = matches.flatMap(({ id, reason, isCalledSo }) => {
    const card = cards.get(id);

    return card ? [{ card: { ...card, reason }, rank: rankOf(card, isCalledSo) }] : [];
  });

  return found.sort((one, other) => one.rank - other.rank).map(({ card }) => card);
}

/** What hurts callers now before what is announced for another day, and before all that is over. */
function rankOf({ badge }: CallerCard, isCalledSo: boolean): number {
  if (isCalledSo) {
    return 0;
  }
  const isOver = badge.kind === "status" ? isEnded(badge.status) : badge.state === "fixed";
  const isLater = badge.kind === "status" && badge.status === "scheduled";

  return isOver ? 3 : isLater ? 2 : 1;
}

/** Something that may be what a caller has, and why, the best first. */
type Match = { id: string; isKnownError: boolean; reason: string; isCalledSo: boolean };

async function findMatches(text: string, now: Date): Promise<Match[]> {
  const results = await search({ text, limit: maxMatches }, now);

  return results.map(({ kind, id, reasons }) => ({
    id,
    isKnownError: kind === "known_error",
    reason: reasons.map(reasonText).join(" "),
    isCalledSo: reasons.some((reason) => reason.kind === "code"),
  }));
}

// More than fit a screen: who looks further types another word.
const maxMatches = 8;
