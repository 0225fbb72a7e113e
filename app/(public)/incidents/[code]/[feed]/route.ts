import { answerUpdateFeed } from "@/app/(public)/answer-feed";

export const dynamic = "force-dynamic";

/** The feeds of one incident: `/incidents/mail-7/updates.atom`. */
export async function GET(_request: Request, { params }: RouteContext<"/incidents/[code]/[feed]">): Promise<Response> {
  const { code, feed } = await params;

  return answerUpdateFeed({ kind: "incident", code: code.toUpperCase() }, feed);
}
