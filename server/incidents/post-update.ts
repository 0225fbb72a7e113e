import { type Actor, staffId } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { PostUpdate } from "@/domain/incidents/incident-input";
import { invalid } from "@/domain/shared/input";
import { refuseTimes } from "@/domain/incidents/incident-times";
import { requirePermission } from "@/domain/accounts/permissions";
import { isStatusOfKind } from "@/domain/incidents/statuses";
import { dropDraft } from "@/server/incidents/drafts/drop-draft";
import { db, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { announceIncident, describeIncident } from "./announce-incident";
import { resolveCode } from "./current-code";
import { recordUpdate, saidIn } from "./record-update";
import { refuseStale } from "./refuse-stale";
import { renderUpdateText } from "./render-update-text";
import { type IncidentForWrite, requireIncidentForWrite } from "./require-incident";

/**
 * Posts an update to an incident.
 * @throws AppError forbidden, invalid, not_found, conflict (the key was used); StaleError (someone posted since `basedOn`);
 * QuestionError (what it means has to be confirmed first)
 */
export async function postUpdate(actor: Actor, input: PostUpdate, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "update.post");
  refuseTimes(input, now);
  const text = renderUpdateText(input);

  return once(
    () => findPosted(actor, input),
    () =>
      transaction(async (tx) => {
        const incident = await requireIncidentForWrite(tx, input.code, { actor, permission: "update.post" });
        refuseForeignStatus(incident, input);
        await refuseStale(tx, incident, input);

        const before = await describeIncident(tx, incident.id);
        const { code } = await recordUpdate(
          tx,
          actor,
          incident,
          {
            ...saidIn(input),
            text,
            statusChange: input.status ?? null,
            // To reopen what somebody else has reopened by now is to change its status.
            reopens: input.reopens && incident.endedAt !== null,
            withdrawsWorkaround: input.withdrawWorkaround,
            happenedAt: input.happenedAt ?? null,
            beganAt: null,
            services: input.services,
            confirmed: input.confirmed,
          },
          now,
        );
        await dropDraft(tx, actor, { incidentId: incident.id });
        await announceIncident(tx, incident.id, before);

        return { code };
      }),
  );
}

/** What this key has posted already. @throws AppError conflict when that was something else */
async function findPosted(actor: Actor, input: PostUpdate): Promise<{ code: string } | null> {
  const posted = await db.update.findUnique({
    where: { idempotencyKey: input.idempotencyKey },
    select: { number: true, authorId: true, incident: { select: { prefix: true, number: true } } },
  });
  if (!posted) {
    return null;
  }
  const code = formatCode({ ...posted.incident, update: posted.number });
  if (
    posted.authorId !== staffId(actor) ||
    formatCode(posted.incident) !== formatCode(await resolveCode(db, input.code))
  ) {
    throw new AppError("conflict", `This form was already used to post ${code}. Load the page again to post this too.`);
  }

  return { code };
}

function refuseForeignStatus(incident: IncidentForWrite, input: PostUpdate): void {
  if (input.status && !isStatusOfKind(incident.kind, input.status)) {
    throw invalid({ status: `${input.code} cannot have this status. Choose one of those offered.` });
  }
}
