import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { move } from "@/domain/services/move";
import type { MoveGroup, RenameGroup } from "@/domain/services/service-input";
import { AppError } from "@/domain/shared/errors";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { orTaken } from "@/server/infra/once";

/** Gives a group of services another name. @throws AppError forbidden, not_found, invalid when another group has it */
export async function renameGroup(actor: Actor, { name, newName }: RenameGroup, now: Date): Promise<void> {
  requirePermission(actor, "service.manage");

  try {
    await transaction(async (tx) => {
      const groups = await listGroups(tx);
      const group = requireGroup(groups, name);
      await tx.serviceGroup.update({ where: { id: group.id }, data: { name: newName }, select: { id: true } });
      await recordAudit(tx, actor, {
        action: "group.renamed",
        subjectId: group.id,
        at: now,
        detail: { from: name, to: newName },
      });
      const [service] = group.services;
      if (service) {
        await announce(tx, { kind: "service_listed", serviceCode: service.code });
      }
    });
  } catch (error) {
    throw orTaken(error, "newName", `There is a group “${newName}” already. Choose another name.`);
  }
}

/** Puts a group one place higher or lower among those that have services. @throws AppError forbidden, not_found */
export async function moveGroup(actor: Actor, { name, direction }: MoveGroup, now: Date): Promise<void> {
  requirePermission(actor, "service.manage");

  await transaction(async (tx) => {
    const groups = await listGroups(tx);
    const group = requireGroup(groups, name);
    const used = groups.filter(({ services }) => services.length > 0);
    const empty = groups.filter(({ services }) => services.length === 0);
    const ids = [...move(used, group, direction), ...empty].map(({ id }) => id);

    await tx.$executeRaw`
      UPDATE service_groups SET position = ordered.position
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS ordered (id, position)
      WHERE service_groups.id = ordered.id`;
    await recordAudit(tx, actor, { action: "group.moved", subjectId: group.id, at: now, detail: { direction } });
    const [service] = group.services;
    if (service) {
      await announce(tx, { kind: "service_changed", serviceCode: service.code });
    }
  });
}

type Group = { id: string; name: string; services: { code: string }[] };

/** In their order, with their services in use; nobody else changes them until the end of the transaction. */
async function listGroups(tx: Tx): Promise<Group[]> {
  await tx.$queryRaw`SELECT id FROM service_groups ORDER BY id FOR UPDATE`;

  return tx.serviceGroup.findMany({
    select: {
      id: true,
      name: true,
      services: { where: { archivedAt: null }, select: { code: true }, orderBy: { position: "asc" } },
    },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}

function requireGroup(groups: readonly Group[], name: string): Group {
  const group = groups.find((known) => known.name === name);
  if (!group) {
    throw new AppError("not_found", `There is no group “${name}”. Load the page again.`);
  }

  return group;
}
