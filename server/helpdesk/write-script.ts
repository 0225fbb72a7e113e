import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { scriptFieldWords, type WriteScript } from "@/domain/helpdesk/script-input";
import { requireIncidentForWrite } from "@/server/incidents/require-incident";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";

/**
 * Writes what help desk reads out about an incident; no public page shows it.
 * @throws AppError forbidden, not_found; ChangedSinceError (somebody wrote another one since `basedOn`)
 */
export async function writeScript(actor: Actor, input: WriteScript, now: Date): Promise<void> {
  requirePermission(actor, "script.write");

  await transaction(async (tx) => {
    const { id } = await requireIncidentForWrite(tx, input.incident, { actor, permission: "script.write" });
    const row = await tx.incident.findUniqueOrThrow({ where: { id }, select: { callerScript: true } });
    const current = { script: row.callerScript };
    const edit = { subjectId: id, input, current, basedOn: input.basedOn, words: scriptFieldWords };
    const { changed } = await mergeEdit(tx, edit);
    if (changed.length === 0) {
      return;
    }
    await tx.incident.update({ where: { id }, data: { callerScript: input.script }, select: { id: true } });
    await recordAudit(tx, actor, { action: "incident.script_written", subjectId: id, at: now, detail: { changed } });
  });
}
