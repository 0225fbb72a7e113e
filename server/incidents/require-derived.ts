import type { DerivedIncident } from "@/domain/incidents/derive";
import { judgeUpdate, type Question } from "@/domain/incidents/judge-update";
import { QuestionError } from "@/domain/incidents/question-error";
import { invalid } from "@/domain/shared/input";
import type { Tx } from "@/server/infra/db";
import type { StoredUpdate } from "./said-updates";
import type { IncidentForWrite } from "./require-incident";

type Change = {
  before: readonly StoredUpdate[];
  after: readonly StoredUpdate[];
  number: number;
  confirmed: readonly Question[];
};

/**
 * What follows for an incident from an update that is posted or corrected.
 * @throws AppError invalid for what cannot be done; QuestionError for what nobody has confirmed
 */
export async function requireDerived(
  tx: Tx,
  incident: Pick<IncidentForWrite, "kind" | "scheduledFor">,
  change: Change,
  now: Date,
): Promise<DerivedIncident> {
  const judged = judgeUpdate(incident, change, { timeZone: "UTC", now });
  const verdict = judged.outcome === "done" ? judged : judgeUpdate(incident, change, await findClock(tx, now));
  switch (verdict.outcome) {
    case "done":
      return verdict.derived;
    case "refused":
      throw invalid(verdict.fields);
    case "asked":
      throw new QuestionError(verdict.question, verdict.sentence);
  }
}

/** Only sentences need the zone: a post that is taken does not ask for it while it holds its locks. */
async function findClock(tx: Tx, now: Date): Promise<{ timeZone: string; now: Date }> {
  const { timeZone } = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } });

  return { timeZone, now };
}
