import { findStatuspageDocument } from "@/server/publishing/statuspage/documents";

export const dynamic = "force-dynamic";

/** The public API of Statuspage (v2), for programs that were written for it. Published like every page. */
export async function GET(_request: Request, { params }: RouteContext<"/api/v2/[...document]">): Promise<Response> {
  const document = await findStatuspageDocument(`/api/v2/${(await params).document.join("/")}`);

  return document
    ? Response.json(document)
    : Response.json({ error: "There is nothing at this address." }, { status: 404 });
}
