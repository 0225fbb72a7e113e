import { type Actor, staffId } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { OpenIncident } from "@/domain/incidents/incident-input";
import { refuseTimes } from "@/domain/incidents/incident-times";
import { requirePermission } from "@/domain/accounts/permissions";
import { requireServiceRight } from "@/domain/accounts/service-rights";
import { linkAlert } from "@/server/monitoring/alerts/link-alert";
import { requireUndecidedAlert } from "@/server/monitoring/alerts/require-alert";
import { dropDraft } from "@/server/incidents/drafts/drop-draft";
import { db, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { insertIncident, type Opened } from "./insert-incident";
import { renderUpdateText } from "./render-update-text";

/**
 * Opens an incident of any kind and posts its first update.
 * @throws AppError forbidden, invalid, conflict (the key was used for something else, or the alert is another’s by now)
 */
export async function openIncident(actor: Actor, input: OpenIncident, now: Date): Promise<Opened> {
  requirePermission(actor, "incident.open");
  requireServiceRight(actor, "incident.open", { what: "This entry", codes: input.services.map(({ code }) => code) });
  refuseTimes(input, now);
  const text = renderUpdateText(input);

  return once(
    () => findOpened(actor, input),
    () =>
      transaction(async (tx) => {
        const alert = input.alertId === undefined ? null : await requireUndecidedAlert(tx, actor, input.alertId);
        const { id, code, updateCode } = await insertIncident(tx, actor, input, text, now);
        if (alert) {
          await linkAlert(tx, actor, alert, id, now);
        }
        if (input.draftId !== undefined) {
          await dropDraft(tx, actor, { draftId: input.draftId });
        }

        return { code, updateCode };
      }),
  );
}

/** What this key has opened already. @throws AppError conflict when somebody else did */
async function findOpened(actor: Actor, input: OpenIncident): Promise<Opened | null> {
  const opened = await db.incident.findUnique({
    where: { idempotencyKey: input.idempotencyKey },
    select: { prefix: true, number: true, kind: true, createdById: true },
  });
  if (!opened) {
    return null;
  }
  const code = formatCode(opened);
  if (opened.createdById !== staffId(actor) || opened.kind !== input.kind) {
    throw new AppError("conflict", `This form was already used to open ${code}. Load the page again to open another.`);
  }

  return { code, updateCode: formatCode({ ...opened, update: 1 }) };
}
