import { z } from "zod";
import { formatCode } from "@/domain/shared/codes";
import { type Fact, factLine, workaroundLine } from "@/domain/incidents/incident-words";
import type { UpdateView } from "@/domain/incidents/views";
import { units } from "@/domain/shared/words";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { plainText } from "@/server/text/plain-text";

/** The columns of an update that readers see. */
export const updateParts = {
  id: true,
  number: true,
  status: true,
  bodyHtml: true,
  workaroundHtml: true,
  postedAt: true,
  happenedAt: true,
  editedAt: true,
  nextUpdateBy: true,
} satisfies Prisma.UpdateSelect;

/** What an update changed, in the order of the services. */
export const changesByPosition = {
  select: { oldStatus: true, newStatus: true, service: { select: { id: true, code: true, name: true } } },
  orderBy: [{ service: { position: "asc" } }, { service: { code: "asc" } }],
} satisfies Prisma.Update$changesArgs;

/** What an update says, wherever it is read. */
export const updateWords = {
  ...updateParts,
  author: { select: { publicName: true } },
  changes: {
    select: { oldStatus: true, newStatus: true, service: { select: { name: true } } },
    orderBy: [{ newStatus: "desc" }, { service: { position: "asc" } }],
  },
} satisfies Prisma.UpdateSelect;

export const updateSelect = {
  ...updateWords,
  incident: { select: { prefix: true, number: true } },
  readings: {
    select: { label: true, value: true, unit: true, capacity: true, readAt: true },
    orderBy: { id: "asc" },
  },
} satisfies Prisma.UpdateSelect;

export type UpdateRow = Prisma.UpdateGetPayload<{ select: typeof updateSelect }>;

export function toUpdateView(row: UpdateRow): UpdateView {
  return {
    id: row.id,
    number: row.number,
    code: formatCode({ ...row.incident, update: row.number }),
    status: row.status,
    html: row.bodyHtml,
    workaroundHtml: row.workaroundHtml,
    postedAt: row.postedAt,
    happenedAt: row.happenedAt,
    editedAt: row.editedAt,
    nextUpdateBy: row.nextUpdateBy,
    authorName: row.author?.publicName ?? null,
    changes: row.changes.map(({ oldStatus, newStatus, service }) => ({
      serviceName: service.name,
      oldStatus,
      newStatus,
    })),
    readings: row.readings.map((reading) => ({ ...reading, unit: unit.parse(reading.unit) })),
  };
}

const unit = z.enum(units);

/** An update as plain text: what it says, what people can do, and the facts that are to be with it. */
export function updatePlainText(
  { bodyHtml, workaroundHtml }: Pick<UpdateRow, "bodyHtml" | "workaroundHtml">,
  facts: readonly Fact[],
): string {
  const workaround = workaroundLine(workaroundHtml && plainText(workaroundHtml));

  return [plainText(bodyHtml), workaround, ...facts.map(factLine)].filter((line) => line !== "").join("\n");
}
