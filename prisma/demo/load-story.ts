import { system } from "@/domain/accounts/actor";
import { StartError } from "@/server/runtime/start-error";

export type Story = "december_2006" | "quiet_day";

type StoryOptions = {
  story: Story;
  password: string;
  exporterUrl: string;
  watchdogFile?: string;
  now: Date;
  say: (line: string) => void;
};

/**
 * Loads the demo story into an empty database. One that was interrupted goes on where it ended; of one that is complete,
 * each start only sees to the password and to the address of the exporter.
 * @throws StartError the database holds something else
 */
export async function loadStory({ story, say, ...rest }: StoryOptions): Promise<void> {
  // Only now: whoever imports the database client must have its address in the environment.
  const { db, transaction } = await import("@/server/infra/db");
  const { recordAudit } = await import("@/server/infra/audit");

  const begun = await db.auditEntry.findFirst({ where: { action: "story.begun" }, select: { subjectId: true } });
  const isForeign = begun ? begun.subjectId !== story : (await db.user.count()) > 0;
  if (isForeign) {
    throw new StartError(
      "This database holds another site already, and the demo would mix with it. Set DATA_DIR or DATABASE_URL to an empty one.",
    );
  }
  if (!begun) {
    await transaction((tx) => recordAudit(tx, system, { action: "story.begun", subjectId: story, at: rest.now }));
  }
  const { loadDemo } = await import("./load");
  await loadDemo({ ...rest, quietDay: story === "quiet_day", onProgress: nowAndThen(say) });
}

/** Says at once, and then no more often than every two seconds. */
function nowAndThen(say: (line: string) => void): (line: string) => void {
  let saidAt = -Infinity;

  return (line) => {
    if (performance.now() - saidAt > 2_000) {
      saidAt = performance.now();
      say(line);
    }
  };
}
