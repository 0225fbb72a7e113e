import { AppError } from "@/domain/shared/errors";
import { env } from "@/server/infra/env";
import { type Client, clientOf } from "@/server/infra/client";
import { toRefusal } from "@/server/infra/refusal";
import type { RefusedChange } from "@/app/(visitor)/comments/[token]/refused-change";
import { readForm } from "@/app/api/form-body";
import { isOwnOrigin } from "@/app/api/same-origin";
import { refusedChangePage } from "./refused-change-page";

type Change = {
  form: RefusedChange["form"];
  params: Promise<{ token: string }>;
  /** Parses what the form sent, and calls the verb. */
  apply: (typed: Record<string, string>, origin: Client) => Promise<void>;
};

/**
 * A form of a writer's private page: 303 back to the page, or the page with what was typed and the reason. 403 from
 * elsewhere, 422 not acceptable, 429 too many, 503 not possible now.
 */
export async function changeOwn(request: Request, { form, params, apply }: Change): Promise<Response> {
  const { token } = await params;
  const fields = await readForm(request);
  try {
    requireOwnOrigin(request);
    await apply({ ...Object.fromEntries(fields), token }, clientOf(request.headers));
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal.code !== "not_found") {
      return refusedChangePage({ form, token, refusal, fields });
    }
  }

  // Where there is no report at this address, the page says so.
  return new Response(null, {
    status: 303,
    headers: { location: `/comments/${encodeURIComponent(token)}`, "cache-control": "no-store" },
  });
}

/** @throws AppError forbidden */
function requireOwnOrigin({ headers }: Request): void {
  if (!isOwnOrigin(headers, env().ORIGIN)) {
    throw new AppError("forbidden", "This form was sent from another site. Look it over and send it from here.");
  }
}
