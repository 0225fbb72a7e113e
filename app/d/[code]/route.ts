import { formatCode, parseCode } from "@/domain/shared/codes";

/** `/d/mail-7`, in any spelling of the code: the help desk's card of that entry. */
export async function GET(_request: Request, { params }: RouteContext<"/d/[code]">): Promise<Response> {
  const code = parseCode((await params).code);
  const location = code ? `/helpdesk?q=${formatCode({ ...code, update: null })}` : "/helpdesk";

  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
