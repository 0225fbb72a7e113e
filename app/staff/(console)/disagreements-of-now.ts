import type { Actor } from "@/domain/accounts/actor";
import { type Disagreement, findDisagreements } from "@/domain/confirmations/disagreement";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { ServiceView } from "@/domain/services/views";
import { countReports } from "@/server/comments/queries";
import { countTaps } from "@/server/confirmations/queries";
import { listMetricsOfServices } from "@/server/monitoring/metrics/queries";

type AwaitingAnswer = { services: readonly ServiceView[]; open: readonly IncidentSummary[] };

/** Where people and checks disagree now. */
export async function disagreementsOfNow(
  actor: Actor,
  { services, open }: AwaitingAnswer,
  now: Date,
): Promise<Disagreement[]> {
  const [checks, comments, taps] = await Promise.all([
    listMetricsOfServices(
      services.map(({ code }) => code),
      now,
    ),
    countReports(actor, now),
    countTaps(actor, now),
  ]);

  return findDisagreements({ services, checks, reports: [...comments, ...taps], openIncidents: open });
}
