import { answerPicture } from "@/app/(public)/answer-picture";
import { currentClock, currentSite } from "@/app/site";
import { pictureOfIncident } from "@/domain/publishing/picture";
import { findIncident } from "@/server/incidents/queries";

export const dynamic = "force-dynamic";

/** What link previews of an incident show. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/incidents/[code]/picture.png">,
): Promise<Response> {
  const clock = await currentClock();
  const [site, incident] = await Promise.all([currentSite(), findIncident((await params).code, clock.now)]);
  if (!incident) {
    return new Response("There is no such incident.\n", { status: 404 });
  }

  return answerPicture(pictureOfIncident(incident, site.name, clock));
}
