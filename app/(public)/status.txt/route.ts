import { currentState } from "@/app/(public)/state";
import { statusText } from "@/domain/publishing/status-text";
import { env } from "@/server/infra/env";
import { typeOfPath } from "@/server/publishing/documents/paths";

export const dynamic = "force-dynamic";

/** How everything is, for scripts and for curl. */
export async function GET(): Promise<Response> {
  const { banner, incidents, services, clock } = await currentState();
  const text = statusText({ banner, incidents, services, origin: env().ORIGIN, now: clock.now });

  return new Response(text, { headers: { "content-type": typeOfPath("/status.txt") } });
}
