import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { CardGroup, HelpdeskAnswer } from "@/domain/helpdesk/caller-card";
import { formatCode } from "@/domain/shared/codes";
import { isInEffect, worstFirst } from "@/domain/incidents/statuses";
import { db } from "@/server/infra/db";
import { type CardClock, type CardRow, cardSelect, toIncidentCards } from "./incident-cards";

const dayMs = 86_400_000;

/** What callers may ask about today: what is open, what is planned this week, what ended or was announced in a day. @throws AppError forbidden */
export async function listCardsOfTheDay(actor: Actor, { site, now }: CardClock): Promise<HelpdeskAnswer["groups"]> {
  requirePermission(actor, "caller.answer");
  const rows = await db.incident.findMany({
    where: {
      withdrawnAt: null,
      OR: [
        { endedAt: null, kind: "incident" },
        { kind: "maintenance", status: { in: ["in_progress", "verifying"] } },
        { kind: "maintenance", status: "scheduled", scheduledFor: { lte: new Date(now.getTime() + 7 * dayMs) } },
        { endedAt: { gt: new Date(now.getTime() - dayMs), lte: now } },
      ],
    },
    select: cardSelect,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });
  const cards = await toIncidentCards(rows, { site, now });

  return (["open", "planned", "ended", "announced"] as const).map((name) => ({
    name,
    cards: inOrder(
      name,
      rows.filter((row) => groupOf(row) === name),
    ).flatMap(({ id }) => cards.get(id) ?? []),
  }));
}

function groupOf(row: CardRow): CardGroup {
  if (row.kind === "notice") {
    return "announced";
  }
  if (row.endedAt !== null) {
    return "ended";
  }

  return isInEffect(row) ? "open" : "planned";
}

function inOrder(group: CardGroup, rows: readonly CardRow[]) {
  const named = rows.map((row) => ({ ...row, code: formatCode(row) }));
  if (group === "open") {
    return worstFirst(named);
  }
  const time = (row: CardRow) => (group === "planned" ? timeOf(row.scheduledFor) : -timeOf(row.endedAt));

  return named.sort((one, other) => time(one) - time(other));
}

function timeOf(at: Date | null): number {
  return at?.getTime() ?? 0;
}
