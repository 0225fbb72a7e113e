import type { Actor } from "@/domain/accounts/actor";
import { addAlertSenderInput } from "@/domain/monitoring/alert-input";
import { addAlertSender } from "@/server/monitoring/alerts/add-alert-sender";
import { renewAlertSender } from "@/server/monitoring/alerts/renew-alert-sender";
import { db } from "@/server/infra/db";
import { readWatchdogFile, writeWatchdogFile } from "./watchdog-file";

/**
 * Gives the demo's watchdog a sender of its own, and puts its secret where the watchdog finds it. A sender that was
 * made once in this database stays as people have left it, also when they have removed it.
 */
export async function setUpWatchdog(actor: Actor, file: string, now: Date): Promise<void> {
  const kept = await readWatchdogFile(file);
  if (kept && (await wasMadeHere(kept.senderId))) {
    return;
  }
  const { name, kind } = addAlertSenderInput.parse({ name: "Watchdog of the mail server", kind: "generic" });
  const known = await db.alertSender.findUnique({ where: { name }, select: { id: true } });
  const { id, secret } = known
    ? await renewAlertSender(actor, known, now)
    : await addAlertSender(actor, { name, kind }, now);
  await writeWatchdogFile(file, { senderId: id, secret });
}

async function wasMadeHere(senderId: string): Promise<boolean> {
  const made = await db.auditEntry.count({ where: { action: "alert_sender.added", subjectId: senderId } });

  return made > 0;
}
