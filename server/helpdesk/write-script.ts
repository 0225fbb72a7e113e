import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { WriteScript } from "@/domain/helpdesk/script-input";
import { requireIncidentForWrite } from "@/server/incidents/require-incident";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/**
 * Writes what help desk reads out about an incident; no public page shows it.
 * @throws AppError forbidden, not_found, conflict (somebody wrote another one since `basedOn`)
 */
export async function writeScript(actor: Actor, input: WriteScript, now: Date): Promise<void> {
  requirePermission(actor, "script.write");

  await transaction(async (tx) => {
    const { id } = await requireIncidentForWrite(tx, input.incident);
    const before = await tx.incident.findUniqueOrThrow({ where: { id }, select: { callerScript: true } });
    if (before.callerScript === input.script) {
      return;
    }
    if (before.callerScript !== input.basedOn) {
      throw new AppError("conflict", changedSince(before.callerScript));
    }
    await tx.incident.update({ where: { id }, data: { callerScript: input.script }, select: { id: true } });
    await recordAudit(tx, actor, { action: "incident.script_written", subjectId: id, at: now });
  });
}

function changedSince(script: string | null): string {
  const now = script === null ? "It was taken away." : `It now reads: “${script}”`;

  return `Not saved yet: somebody else has changed the script. ${now} Save again to put yours in its place.`;
}
