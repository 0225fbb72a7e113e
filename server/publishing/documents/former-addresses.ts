import { z } from "zod";
import type { FormerAddresses } from "@/domain/publishing/former-addresses";
import { formatCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";

/** What has become of addresses that were published once. */
export async function listFormerAddresses(): Promise<FormerAddresses> {
  const [former, withdrawn, removals, knownErrors, services] = await Promise.all([
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
    listFormerServices(),
  ]);
  const slugs = removals.flatMap(({ detail }) => removal.safeParse(detail).data?.slug ?? []);
  const existing = new Set(knownErrors.map(({ slug }) => slug));

  return {
    moved: Object.fromEntries(former.map((code) => [inAddress(code), inAddress(code.incident)])),
    withdrawn: withdrawn.map(inAddress),
    // An address may be given again.
    removed: [...new Set(slugs)].filter((slug) => !existing.has(slug)),
    ...services,
  };
}

/** What services that were never used were called, as far as no other one has that code by now. */
async function listFormerServices(): Promise<Pick<FormerAddresses, "recoded" | "deleted">> {
  const [entries, services] = await Promise.all([
    db.auditEntry.findMany({
      where: { action: { in: ["service.code_changed", "service.deleted"] } },
      select: { subjectId: true, detail: true },
      orderBy: { at: "asc" },
    }),
    db.service.findMany({ select: { id: true, code: true } }),
  ]);
  const codes = new Map(services.map(({ id, code }) => [id, code.toLowerCase()]));
  const taken = new Set(codes.values());
  const former = entries.flatMap(({ subjectId, detail }) => {
    const code = formerCode.safeParse(detail).data?.toLowerCase();

    return code === undefined || taken.has(code) ? [] : [{ code, today: codes.get(subjectId ?? "") }];
  });

  return {
    recoded: Object.fromEntries(former.flatMap(({ code, today }) => (today === undefined ? [] : [[code, today]]))),
    deleted: [...new Set(former.flatMap(({ code, today }) => (today === undefined ? [code] : [])))],
  };
}

const formerCode = z.union([
  z.object({ from: z.string() }).transform(({ from }) => from),
  z.object({ code: z.string() }).transform(({ code }) => code),
]);

const removal = z.object({ slug: z.string() });

function inAddress(code: { prefix: string; number: number }): string {
  return formatCode(code).toLowerCase();
}
