import { z } from "zod";
import { formatCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";

/** Codes in small letters. Published, so that these addresses lead where they should without the database too. */
export const formerAddresses = z.object({
  /** From what an incident was called to what it is called today. */
  moved: z.record(z.string(), z.string()),
  withdrawn: z.array(z.string()),
  /** Known errors that were removed, by what their address ended in. */
  removed: z.array(z.string()).default([]),
});

export type FormerAddresses = z.output<typeof formerAddresses>;

export async function listFormerAddresses(): Promise<FormerAddresses> {
  const [former, withdrawn, removals, knownErrors] = await Promise.all([
    db.formerCode.findMany({
      select: { prefix: true, number: true, incident: { select: { prefix: true, number: true } } },
      orderBy: [{ prefix: "asc" }, { number: "asc" }],
    }),
    db.incident.findMany({
      where: { withdrawnAt: { not: null } },
      select: { prefix: true, number: true },
      orderBy: [{ prefix: "asc" }, { number: "asc" }],
    }),
    db.auditEntry.findMany({
      where: { action: "known_error.removed" },
      select: { detail: true },
      orderBy: { at: "asc" },
    }),
    db.knownError.findMany({ select: { slug: true } }),
  ]);
  const slugs = removals.flatMap(({ detail }) => removal.safeParse(detail).data?.slug ?? []);
  const existing = new Set(knownErrors.map(({ slug }) => slug));

  return {
    moved: Object.fromEntries(former.map((code) => [inAddress(code), inAddress(code.incident)])),
    withdrawn: withdrawn.map(inAddress),
    // An address may be given again.
    removed: [...new Set(slugs)].filter((slug) => !existing.has(slug)),
  };
}

const removal = z.object({ slug: z.string() });

function inAddress(code: { prefix: string; number: number }): string {
  return formatCode(code).toLowerCase();
}
