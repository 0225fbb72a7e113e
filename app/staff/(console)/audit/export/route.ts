import type { NextRequest } from "next/server";
import { currentActor } from "@/app/staff/session";
import { auditFilterInput } from "@/domain/accounts/audit";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { exportAudit } from "@/server/accounts/audit/queries";
import { toRefusal } from "@/server/infra/refusal";

/** The entries of a filter as JSON lines (one object a line), read while they are sent: there may be millions. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    const filter = auditFilterInput.parse(Object.fromEntries(request.nextUrl.searchParams));
    const lines = await exportAudit(await currentActor(), filter, new Date());

    return new Response(streamOf(lines), {
      headers: {
        "Content-Type": "application/x-ndjson; charset=utf-8",
        "Content-Disposition": 'attachment; filename="audit.ndjson"',
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    const { code, message } = toRefusal(error);

    return Response.json({ message }, { status: refusalStatuses[code] });
  }
}

function streamOf(lines: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();

  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) {
        controller.close();
      } else {
        controller.enqueue(encoder.encode(next.value));
      }
    },
    async cancel() {
      await lines.return();
    },
  });
}
