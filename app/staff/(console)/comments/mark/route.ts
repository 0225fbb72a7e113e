import { currentActor } from "@/app/staff/session";
import { hasPermission } from "@/domain/accounts/permissions";
import { findModerationMark } from "@/server/comments/moderation-queries";

/** What moderation asks every few seconds, for whoever may see it: whether something was done about comments. */
export async function GET(): Promise<Response> {
  const actor = await currentActor();
  if (!hasPermission(actor, "comment.read_held")) {
    return new Response(null, { status: 401 });
  }

  return new Response(await findModerationMark(actor), { headers: { "Cache-Control": "no-store" } });
}
