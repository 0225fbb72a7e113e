import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { type ChangeService, serviceFields, serviceFieldWords } from "@/domain/services/service-input";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { ensureGroup } from "./ensure-group";

/**
 * Changes a service; archived, it leaves the front page and keeps its history.
 * @returns what others have changed since `basedOn`
 * @throws AppError forbidden, not_found, conflict when something open still names it; ChangedSinceError
 */
export async function changeService(actor: Actor, typed: ChangeService, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "service.manage");

  return transaction(async (tx) => {
    const service = await requireService(tx, typed.code);
    const { input, changed, others } = await mergeEdit(tx, {
      subjectId: service.id,
      input: typed,
      current: serviceFields({ ...service, groupName: service.group?.name ?? null }),
      basedOn: typed.basedOn,
      words: serviceFieldWords,
    });
    if (input.isArchived && !service.archivedAt) {
      await refuseWhileOpen(tx, service.id, input.code);
    }

    await tx.service.update({
      where: { id: service.id },
      data: {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.description === undefined ? {} : { description: input.description }),
        ...(input.position === undefined ? {} : { position: input.position }),
        ...(input.groupName === undefined
          ? {}
          : { groupId: input.groupName === null ? null : await ensureGroup(tx, input.groupName) }),
        ...(input.isArchived === undefined
          ? {}
          : { archivedAt: input.isArchived ? (service.archivedAt ?? now) : null }),
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "service.changed", subjectId: service.id, at: now, detail: { changed } });
    const isNamedAgain = (input.name ?? service.name) !== service.name;
    const isMoved = (input.position ?? service.position) !== service.position;
    await announce(tx, {
      kind: isNamedAgain || isMoved ? "service_changed" : "service_listed",
      serviceCode: input.code,
    });

    return others;
  });
}

async function requireService(tx: Tx, code: string) {
  await tx.$queryRaw`SELECT id FROM services WHERE code = ${code} FOR NO KEY UPDATE`;
  const service = await tx.service.findUnique({
    where: { code },
    select: {
      id: true,
      name: true,
      description: true,
      position: true,
      archivedAt: true,
      group: { select: { name: true } },
    },
  });
  if (!service) {
    throw new AppError("not_found", `There is no service ${code}. Choose one from the list.`);
  }

  return service;
}

async function refuseWhileOpen(tx: Tx, serviceId: string, code: string): Promise<void> {
  const open = await tx.affectedService.count({ where: { serviceId, incident: { withdrawnAt: null, endedAt: null } } });
  if (open > 0) {
    throw new AppError(
      "conflict",
      `${code} is named by an incident or maintenance that is still open. Close that first, then archive it.`,
    );
  }
}
