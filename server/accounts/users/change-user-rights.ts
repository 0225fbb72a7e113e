import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { type ChangeUserRights, userRightsFields, userRightsFieldWords } from "@/domain/accounts/user-rights-input";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { invalid } from "@/domain/shared/input";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { requireUser } from "./change-user";

/**
 * Limits an editor to services, or to none, and says who is a duty lead. It holds from their next request on.
 * @returns what others have changed since `basedOn`
 * @throws AppError forbidden, invalid, not_found; ChangedSinceError
 */
export async function changeUserRights(
  actor: Actor,
  typed: ChangeUserRights,
  now: Date,
): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "user.manage");

  return transaction(async (tx) => {
    const { id } = await requireUser(tx, typed.id);
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${id}::uuid FOR UPDATE`;
    const current = await readRights(tx, id);
    const { input, changed, others } = await mergeEdit(tx, {
      subjectId: id,
      input: { ...typed, services: typed.services.toSorted() },
      current,
      basedOn: typed.basedOn,
      words: userRightsFieldWords,
    });
    if (changed.length === 0) {
      return others;
    }
    const serviceIds = await requireServiceIds(tx, input.services);
    await tx.user.update({ where: { id }, data: { isDutyLead: input.isDutyLead }, select: { id: true } });
    await tx.userService.deleteMany({ where: { userId: id } });
    await tx.userService.createMany({ data: serviceIds.map((serviceId) => ({ userId: id, serviceId })) });
    const detail = { from: current, to: { services: input.services, isDutyLead: input.isDutyLead }, changed };
    await recordAudit(tx, actor, { action: "user.rights_changed", subjectId: id, at: now, detail });

    return others;
  });
}

async function readRights(tx: Tx, id: string) {
  const { services, isDutyLead } = await tx.user.findUniqueOrThrow({
    where: { id },
    select: { isDutyLead: true, services: { select: { service: { select: { code: true } } } } },
  });

  return userRightsFields({ isDutyLead, services: services.map(({ service }) => service.code) });
}

/** @throws AppError invalid: whoever is limited to nothing that there is would post for everything */
async function requireServiceIds(tx: Tx, codes: readonly string[]): Promise<string[]> {
  const found = await tx.service.findMany({ where: { code: { in: [...codes] } }, select: { id: true, code: true } });
  const missing = codes.find((code) => !found.some((service) => service.code === code));
  if (missing !== undefined) {
    throw invalid({ services: `There is no service ${missing}. Choose from the list.` });
  }

  return found.map(({ id }) => id);
}
