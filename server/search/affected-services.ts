import { isNow, isRecent, type ResultState } from "@/domain/search/ranking";
import { formatCode } from "@/domain/shared/codes";
import type { ServiceStatus } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { listServiceStates } from "@/server/services/service-states";
import type { Ranked } from "./rank-entries";

/** The services that the best incidents were about, right behind them: how each is by now is what is asked for next. */
export async function withAffectedServices(ranked: readonly Ranked[], now: Date): Promise<Ranked[]> {
  const incidents = ranked
    .slice(0, maxIncidents)
    .filter(
      ({ state, relevance }) => state.kind === "incident" && wasLately(state, now) && relevance >= leastRelevance,
    );
  if (incidents.length === 0) {
    return [...ranked];
  }
  const [rows, states] = await Promise.all([
    db.affectedService.findMany({
      where: { incidentId: { in: incidents.map(({ id }) => id) }, service: { archivedAt: null } },
      select: {
        incidentId: true,
        service: { select: { id: true, code: true } },
        incident: { select: { prefix: true, number: true } },
      },
      orderBy: { service: { position: "asc" } },
    }),
    listServiceStates(),
  ]);
  const shown = new Set<string>();

  return ranked.flatMap((one) => {
    if (shown.has(one.id)) {
      return [];
    }
    shown.add(one.id);
    const affected = rows.filter(({ incidentId, service }) => incidentId === one.id && !shown.has(service.id));
    const services = affected.slice(0, maxServices).flatMap(({ service: { id, code }, incident }): Ranked[] => {
      const known = ranked.find((other) => other.id === id);
      const state = states.find((other) => other.code === code);
      shown.add(id);

      return known ? [known] : state ? [behind(one, id, state.status, formatCode(incident))] : [];
    });

    return [one, ...services];
  });
}

/** What goes on says itself how its services are. */
function wasLately(state: ResultState, now: Date): boolean {
  return !isNow(state) && isRecent(state, now);
}

const maxIncidents = 3;
const maxServices = 3;
const leastRelevance = 0.5;

function behind(incident: Ranked, id: string, status: ServiceStatus, code: string): Ranked {
  return {
    ...incident,
    id,
    placeId: id,
    places: 1,
    isService: true,
    at: null,
    state: { kind: "service", status },
    reasons: [{ kind: "affected", code }],
  };
}
