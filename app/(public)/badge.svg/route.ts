import { currentState } from "@/app/(public)/state";
import { badgeSvg } from "@/domain/publishing/badge";
import { badgePath } from "@/domain/publishing/embeds";
import { typeOfPath } from "@/server/publishing/documents/paths";

export const dynamic = "force-dynamic";

/** How everything is, for pages and read-me files of others. */
export async function GET(): Promise<Response> {
  const { site, banner } = await currentState();
  const svg = badgeSvg({ label: site.name, tone: banner.tone });

  return new Response(svg, { headers: { "content-type": typeOfPath(badgePath({ kind: "site" })) } });
}
