import { currentActor } from "@/app/staff/session";
import { hasPermission } from "@/domain/accounts/permissions";
import { findDeskMark } from "@/server/comments/desk-queries";

/** What the desk asks every few seconds, for whoever may see it: whether something was done about comments. */
export async function GET(): Promise<Response> {
  if (!hasPermission(await currentActor(), "comment.moderate")) {
    return new Response(null, { status: 401 });
  }

  return new Response(await findDeskMark(), { headers: { "Cache-Control": "no-store" } });
}
