import { currentClock } from "@/app/site";
import { buildLive } from "@/domain/publishing/live";
import { currentFrontPage } from "@/app/(public)/front-page";

export const dynamic = "force-dynamic";

/** What live.js asks for: the front page in numbers. */
export async function GET(): Promise<Response> {
  const clock = await currentClock();
  const { banner, confirmed, metrics, open } = await currentFrontPage();

  return Response.json(buildLive({ banner, metrics, openIncidents: open, confirmed, ...clock }));
}
