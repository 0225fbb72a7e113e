import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { scriptOfError } from "@/domain/helpdesk/caller-script";
import { callerTexts } from "@/domain/helpdesk/caller-texts";
import { formatCode } from "@/domain/shared/codes";
import { isInEffect } from "@/domain/incidents/statuses";
import { formatDateTime } from "@/domain/shared/time";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { plainText } from "@/server/text/plain-text";
import { type CallerCounts, countCallers } from "./internal";
import { type CardClock, countLabel } from "./incident-cards";
import { qrCode } from "./qr-code";

/** The cards of known errors, by their ids. @throws AppError forbidden */
export async function listErrorCards(
  actor: Actor,
  ids: readonly string[],
  clock: CardClock,
): Promise<ReadonlyMap<string, CallerCard>> {
  requirePermission(actor, "caller.answer");
  const rows = await db.knownError.findMany({ where: { id: { in: [...ids] } }, select: errorSelect });
  const counts = await countCallers(rows.flatMap((row) => openIncidentOf(row)?.id ?? []));

  return new Map(rows.map((row) => [row.id, toCard(row, counts, clock)]));
}

const errorSelect = {
  id: true,
  slug: true,
  title: true,
  state: true,
  causeHtml: true,
  workaroundHtml: true,
  fixedAt: true,
  messages: { select: { text: true }, orderBy: { position: "asc" }, take: 1 },
  services: { select: { service: { select: { name: true } } } },
  updates: {
    where: { update: { incident: { withdrawnAt: null } } },
    select: {
      update: { select: { incident: { select: { id: true, prefix: true, number: true, kind: true, status: true } } } },
    },
    orderBy: { update: { postedAt: "desc" } },
  },
} satisfies Prisma.KnownErrorSelect;

type ErrorRow = Prisma.KnownErrorGetPayload<{ select: typeof errorSelect }>;

function toCard(row: ErrorRow, counts: CallerCounts, { site, now }: CardClock): CallerCard {
  const times = { timeZone: site.timeZone, now };
  const cause = row.causeHtml && plainText(row.causeHtml);
  const workaround = row.workaroundHtml && plainText(row.workaroundHtml);
  const script = scriptOfError({ ...row, cause, workaround }, times);
  const path = `/known-errors/${row.slug}`;
  const link = env().ORIGIN + path;
  const open = openIncidentOf(row);
  const fixed = row.fixedAt && `fixed ${formatDateTime(row.fixedAt, site.timeZone, now)}`;

  return {
    key: path,
    title: row.title,
    badge: { kind: "error", state: row.state },
    detail: [...row.services.map(({ service }) => service.name), ...(fixed ? [fixed] : [])].join(" · "),
    facts: [],
    reason: null,
    script,
    writtenScript: null,
    code: null,
    spokenCode: null,
    link,
    qr: qrCode(link),
    promise: null,
    workaroundHtml: row.workaroundHtml,
    latest: null,
    texts: callerTexts({ script, code: null, spokenCode: null, link, promise: null, site }),
    counting: open && { code: formatCode(open), label: countLabel("affected", counts(open.id, "affected")) },
  };
}

/** The newest incident that speaks of it and goes on. */
function openIncidentOf(row: ErrorRow) {
  const incidents = row.updates.map(({ update }) => update.incident);

  return incidents.find(({ kind, status }) => kind === "incident" && isInEffect({ kind, status })) ?? null;
}
