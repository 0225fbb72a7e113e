import { z } from "zod";
import type { FormerAddresses } from "@/domain/publishing/former-addresses";
import { formatCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";

/** What has become of addresses that were published once. */
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
