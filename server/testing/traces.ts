import { db } from "@/server/infra/db";

/** How many rows of every kind that a verb leaves: to compare before and after a refusal. */
export async function countTraces() {
  const [incidents, updates, comments, users, audit, events, jobs] = await Promise.all([
    db.incident.count(),
    db.update.count(),
    db.comment.count(),
    db.user.count(),
    db.auditEntry.count(),
    db.publicationEvent.count(),
    listJobs(),
  ]);

  return { incidents, updates, comments, users, audit, events, jobs: jobs.length };
}

export type JobRow = { key: string | null; runAt: Date };

/** The jobs that wait, the soonest first. */
export async function listJobs(): Promise<JobRow[]> {
  return db.$queryRaw<JobRow[]>`
    SELECT key, run_at AS "runAt" FROM graphile_worker.jobs WHERE attempts = 0 ORDER BY run_at, key`;
}

/** What was announced, oldest first. */
export async function listEvents() {
  const rows = await db.publicationEvent.findMany({ select: { event: true }, orderBy: { id: "asc" } });

  return rows.map(({ event }) => event);
}
