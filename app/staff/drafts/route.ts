import { z } from "zod";
import { parseBody } from "@/app/api/parse-body";
import { currentActor } from "@/app/staff/session";
import { requirePermission } from "@/domain/accounts/permissions";
import { draftSubjectInput, saveDraftInput } from "@/domain/incidents/incident-input";
import { parseInput } from "@/domain/shared/input";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { discardDraft, saveDraft } from "@/server/incidents/drafts/save-draft";
import { toRefusal } from "@/server/infra/refusal";

/**
 * Keeps what the composer holds, or deletes it when `content` is null. Not a server action: those wait for each other,
 * and posting must never wait for a draft. Only a script of this site can send JSON here with the session's cookie.
 */
export async function PUT(request: Request): Promise<Response> {
  try {
    if (!request.headers.get("content-type")?.startsWith("application/json")) {
      return new Response(null, { status: 415 });
    }
    const actor = await currentActor();
    requirePermission(actor, "draft.save");
    const body = parseBody(await request.text());
    const discarded = discardedDraft.safeParse(body);
    if (discarded.success) {
      await discardDraft(actor, discarded.data.subject);
    } else {
      await saveDraft(actor, parseInput(saveDraftInput, body), new Date());
    }

    return new Response(null, { status: 204 });
  } catch (error) {
    const { code, message } = toRefusal(error);

    return Response.json({ message }, { status: refusalStatuses[code] });
  }
}

const discardedDraft = z.object({ subject: draftSubjectInput, content: z.null() });
