import { currentClock } from "@/app/site";
import { buildWidget } from "@/domain/publishing/widget";
import { listOpenIncidents } from "@/server/incidents/queries";
import { env } from "@/server/infra/env";

export const dynamic = "force-dynamic";

/** What widget.js asks for on pages of others. */
export async function GET(): Promise<Response> {
  const clock = await currentClock();

  return Response.json(buildWidget(await listOpenIncidents(clock.now), { origin: env().ORIGIN, ...clock }));
}
