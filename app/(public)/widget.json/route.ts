import { currentClock } from "@/app/site";
import { buildWidget } from "@/domain/publishing/widget";
import { listOpenIncidents } from "@/server/incidents/queries";
import { env } from "@/server/infra/env";
import { listArchivedServices } from "@/server/services/service-states";

export const dynamic = "force-dynamic";

/** What widget.js asks for on pages of others. */
export async function GET(): Promise<Response> {
  const clock = await currentClock();
  const [incidents, archived] = await Promise.all([listOpenIncidents(clock.now), listArchivedServices()]);

  return Response.json(buildWidget(incidents, archived, { origin: env().ORIGIN, ...clock }));
}
