import type { Actor } from "@/domain/actor";
import type { SaveDraft } from "@/domain/incident-input";
import { requirePermission } from "@/domain/permissions";
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
