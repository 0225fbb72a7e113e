import type { Actor } from "@/domain/accounts/actor";
import { addAlertSourceInput } from "@/domain/monitoring/alert-input";
import { addAlertSource, renewAlertSource } from "@/server/monitoring/alerts/manage-alert-sources";
import { db } from "@/server/infra/db";
import { readWatchdogFile, writeWatchdogFile } from "./watchdog-file";

/**
 * Gives the demo's watchdog an alert source of its own, and puts its secret where the watchdog finds it. One that was
 * made once in this database stays as people have left it, also when they have removed it.
 */
export async function setUpWatchdog(actor: Actor, file: string, now: Date): Promise<void> {
  const kept = await readWatchdogFile(file);
  if (kept && (await wasMadeHere(kept.alertSourceId))) {
    return;
  }
  const { name, kind } = addAlertSourceInput.parse({ name: "Watchdog of the mail server", kind: "generic" });
  const known = await db.alertSource.findUnique({ where: { name }, select: { id: true } });
  const { id, secret } = known
    ? await renewAlertSource(actor, known, now)
    : await addAlertSource(actor, { name, kind }, now);
  await writeWatchdogFile(file, { alertSourceId: id, secret });
}

async function wasMadeHere(alertSourceId: string): Promise<boolean> {
  const made = await db.auditEntry.count({ where: { action: "alert_source.added", subjectId: alertSourceId } });

  return made > 0;
}
