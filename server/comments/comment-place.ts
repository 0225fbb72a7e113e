import type { Actor } from "@/domain/accounts/actor";
import { acceptsComments } from "@/domain/comments/comments";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import { resolveCode } from "@/server/incidents/current-code";
import type { Tx } from "@/server/infra/db";

/**
 * The incident that a comment is written on; null without a code. A pause holds back visitors and members, not staff.
 * @throws AppError invalid (there is none, it is withdrawn, or it has been over for a while), conflict (comments are paused)
 */
export async function requireOpenForComments(
  tx: Tx,
  actor: Actor,
  code: string | undefined,
  now: Date,
): Promise<string | null> {
  const incident = await findIncident(tx, code);
  if (code !== undefined && !incident) {
    throw invalid({ incident: `${code} was not found. Report it as a problem that is not listed.` });
  }
  if (incident?.withdrawnAt) {
    throw invalid({ incident: `${code} was withdrawn. Report it as a problem that is not listed.` });
  }
  if (incident && !acceptsComments(incident, now)) {
    throw invalid({ incident: `${code} ended a while ago. Report it as a problem that is not listed.` });
  }
  if (actor.kind === "visitor" || actor.kind === "member") {
    await refusePaused(tx, code, incident?.commentsPausedAt ?? null);
  }

  return incident?.id ?? null;
}

async function findIncident(tx: Tx, code: string | undefined) {
  const { prefix, number } = await resolveCode(tx, code ?? "");

  return tx.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: { id: true, endedAt: true, withdrawnAt: true, commentsPausedAt: true },
  });
}

async function refusePaused(tx: Tx, code: string | undefined, incidentPausedAt: Date | null): Promise<void> {
  const site = await tx.site.findUnique({ where: { id: 1 }, select: { commentsPausedAt: true } });
  if (site?.commentsPausedAt) {
    throw new AppError("conflict", "Comments are paused for now. Your text is kept: send it again later.");
  }
  if (incidentPausedAt) {
    throw new AppError("conflict", `Comments on ${code} are paused for now. Your text is kept: send it again later.`);
  }
}
