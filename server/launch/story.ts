import { system } from "@/domain/actor";
import { StartError } from "@/server/infra/start-error";

export type Story = "december_2006" | "quiet_day";

/**
 * Tells the demo story to an empty database, once. A telling that was interrupted is taken up again.
 * @throws StartError the database holds something else
 */
export async function tellStory(story: Story, password: string, now: Date): Promise<void> {
  // Only now: whoever imports the database client must have its address in the environment.
  const { db, transaction } = await import("@/server/infra/db");
  const { recordAudit } = await import("@/server/infra/audit");
  const note = (action: string) => transaction((tx) => recordAudit(tx, system, { action, subjectId: story, at: now }));

  const entries = await db.auditEntry.findMany({
    where: { action: { in: ["story.begun", "story.told"] } },
    select: { action: true, subjectId: true },
  });
  const other = entries.find((entry) => entry.subjectId !== story);
  const isForeign = entries.length === 0 && (await db.user.count()) > 0;
  if (other || isForeign) {
    throw new StartError(
      "This database holds another site already, and the demo would mix with it. Set DATA_DIR or DATABASE_URL to an empty one.",
    );
  }
  if (entries.some((entry) => entry.action === "story.told")) {
    return;
  }

  await note("story.begun");
  const { loadDemo } = await import("@/prisma/demo/load");
  await loadDemo({ quietDay: story === "quiet_day", password, now });
  await note("story.told");
}
