import { formatCode } from "@/domain/shared/codes";
import { announce } from "@/server/infra/announce";
import { transaction, type Tx } from "@/server/infra/db";

/**
 * Says once that a new day has begun where the site is, for the pages that count in days.
 * Runs every few minutes: after an outage at midnight the day is still announced, if late.
 */
export async function announceDay(now: Date): Promise<void> {
  await transaction(async (tx) => {
    const site = await tx.site.findFirst({ select: { timeZone: true } });
    if (!site) {
      return;
    }
    const last = await tx.publicationEvent.findFirst({
      where: { event: { path: ["kind"], equals: "day_began" } },
      orderBy: { id: "desc" },
      select: { at: true },
    });
    if (!last || dayIn(site.timeZone, last.at) !== dayIn(site.timeZone, now)) {
      await announce(tx, { kind: "day_began", openIncidentCodes: await listOpenCodes(tx) });
    }
  });
}

async function listOpenCodes(tx: Tx): Promise<string[]> {
  const open = await tx.incident.findMany({
    where: { withdrawnAt: null, endedAt: null },
    select: { prefix: true, number: true },
  });

  return open.map(formatCode);
}

function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
}
