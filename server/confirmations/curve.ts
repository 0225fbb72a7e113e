import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { curveSpan, curveStepMinutes, endPostedAt, fillCurve } from "@/domain/confirmations/confirmations";
import { parseCode } from "@/domain/shared/codes";
import type { CurvePoint } from "@/domain/confirmations/confirmation-views";
import { db } from "@/server/infra/db";
import { findUsualLevels } from "./internal";

/**
 * How many said that they have an incident too, by taps and by calls, in steps of five minutes against the usual level
 * for the hour. Oldest first; empty when nobody has.
 * @param code in any spelling that `parseCode` knows
 * @throws AppError forbidden
 */
export async function listConfirmationCurve(actor: Actor, code: string, now: Date): Promise<CurvePoint[]> {
  requirePermission(actor, "console.read");
  const { prefix, number } = parseCode(code) ?? { prefix: "", number: 0 };
  const incident = await db.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: {
      id: true,
      startedAt: true,
      updates: { select: { number: true, status: true, postedAt: true, happenedAt: true } },
      confirmations: { select: { id: true }, take: 1 },
    },
  });
  if (!incident || incident.confirmations.length === 0) {
    return [];
  }
  const span = curveSpan({ ...incident, endPostedAt: endPostedAt(incident.updates) }, now);
  const [rows, usualAt] = await Promise.all([
    db.$queryRaw`
      SELECT date_bin(${curveStepMinutes} * interval '1 minute', at, timestamptz '1970-01-01 00:00Z') AS at, round(sum(weight))::int AS count
      FROM confirmations
      WHERE incident_id = ${incident.id}::uuid AND at >= ${span.from} AND at < ${span.to}
      GROUP BY 1`,
    findUsualLevels(incident.id, span.from),
  ]);

  return fillCurve(span, steps.parse(rows), usualAt);
}

const steps = z.array(z.object({ at: z.date(), count: z.int() }));
