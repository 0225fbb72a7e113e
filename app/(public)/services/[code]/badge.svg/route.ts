import { badgeSvg } from "@/domain/publishing/badge";
import { archivedWords } from "@/domain/services/archived";
import { badgePath } from "@/domain/publishing/embeds";
import { typeOfPath } from "@/server/publishing/documents/paths";
import { findServiceState } from "@/server/services/service-states";
import { findSite } from "@/server/site/queries";

export const dynamic = "force-dynamic";

/** How one service is. What is archived says so. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/services/[code]/badge.svg">,
): Promise<Response> {
  const service = await findServiceState((await params).code);
  if (!service) {
    return new Response("There is no such service.\n", { status: 404 });
  }
  const svg = badgeSvg(
    service.archivedAt
      ? { label: service.name, tone: "unknown", state: archivedWords(service.archivedAt, (await findSite()).timeZone) }
      : { label: service.name, tone: service.status },
  );
  const type = typeOfPath(badgePath({ kind: "service", code: service.code }));

  return new Response(svg, { headers: { "content-type": type } });
}
