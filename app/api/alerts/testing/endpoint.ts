import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { serve } from "@/server/monitoring/sources/testing/http-server";
import { POST } from "@/app/api/alerts/[alertSourceId]/route";

/** What becomes of the nth delivery: it is answered as it is, or 500 before or after it has been recorded. */
type Fate = "answered" | "lost before" | "lost after";

/** The endpoint of alerts behind a real server, for one test. */
export async function serveAlerts(
  alertSourceId: string,
  fateOf: (delivery: number) => Fate = () => "answered",
): Promise<{ url: string; fates: Fate[] }> {
  const fates: Fate[] = [];
  const origin = await serve((request, response) => {
    const fate = fateOf(fates.length);
    fates.push(fate);
    answer(request, response, alertSourceId, fate).catch(() => response.destroy());
  });

  return { url: `${origin}/api/alerts/${alertSourceId}`, fates };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  alertSourceId: string,
  fate: Fate,
): Promise<void> {
  const body = await buffer(request);
  if (fate === "lost before") {
    response.writeHead(500).end();
    return;
  }
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && name !== "transfer-encoding" ? [[name, value]] : [],
  );
  const given = new Request(`http://localhost${request.url ?? ""}`, {
    method: "POST",
    headers,
    body: new Uint8Array(body),
  });
  const answered = await POST(given, { params: Promise.resolve({ alertSourceId }) });
  response.writeHead(fate === "lost after" ? 500 : answered.status).end(await answered.text());
}
