import { formatCode } from "@/domain/shared/codes";
import { roundedCount } from "@/domain/confirmations/confirmations";
import type { KnownErrorSummary, KnownErrorView } from "@/domain/known-errors/known-errors";
import { newestFirst } from "@/domain/incidents/statuses";
import type { Prisma } from "@/server/infra/generated/prisma/client";

export const summarySelect = {
  slug: true,
  title: true,
  state: true,
  fixedAt: true,
  workaroundMarkdown: true,
  messages: { select: { text: true }, orderBy: { position: "asc" } },
  services: {
    select: { service: { select: { code: true, name: true } } },
    orderBy: [{ service: { position: "asc" } }, { service: { code: "asc" } }],
  },
} satisfies Prisma.KnownErrorSelect;

type SummaryRow = Prisma.KnownErrorGetPayload<{ select: typeof summarySelect }>;

export function toKnownErrorSummary(row: SummaryRow): KnownErrorSummary {
  return {
    slug: row.slug,
    title: row.title,
    state: row.state,
    fixedAt: row.fixedAt,
    messages: row.messages.map(({ text }) => text),
    services: row.services.map(({ service }) => service),
    hasWorkaround: row.workaroundMarkdown !== null,
  };
}

export const knownErrorSelect = {
  ...summarySelect,
  causeHtml: true,
  workaroundHtml: true,
  changedAt: true,
  counts: { select: { at: true, affected: true, fixed: true }, orderBy: { at: "desc" } },
  updates: {
    where: { update: { incident: { withdrawnAt: null } } },
    select: {
      update: {
        select: {
          number: true,
          status: true,
          postedAt: true,
          happenedAt: true,
          incident: { select: { prefix: true, number: true, title: true } },
        },
      },
    },
  },
} satisfies Prisma.KnownErrorSelect;

type KnownErrorRow = Prisma.KnownErrorGetPayload<{ select: typeof knownErrorSelect }>;

export function toKnownErrorView(row: KnownErrorRow, commentCount: number): KnownErrorView {
  const { causeHtml, workaroundHtml, counts, changedAt } = row;
  const updates = newestFirst(row.updates.map(({ update }) => update)).map(({ incident, number, ...update }) => ({
    ...update,
    code: formatCode({ prefix: incident.prefix, number: incident.number, update: number }),
    incidentTitle: incident.title,
  }));

  return {
    ...toKnownErrorSummary(row),
    causeHtml,
    workaroundHtml,
    counts,
    updates,
    saidBy: roundedCount(commentCount),
    changedAt,
  };
}
