import type { Actor } from "@/domain/accounts/actor";
import type { SaveDraft } from "@/domain/incidents/incident-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";
import { dropDraft } from "./drop-draft";
import { findIncidentId } from "./find-incident-id";

/** Forgets a draft; one that is not there is forgotten already. @throws AppError forbidden, not_found */
export async function discardDraft(actor: Actor, input: Pick<SaveDraft, "incident">): Promise<void> {
  requirePermission(actor, "draft.save");

  await transaction(async (tx) => {
    await dropDraft(tx, actor, { incidentId: await findIncidentId(tx, input.incident) });
  });
}
