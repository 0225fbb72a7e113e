import { type RefusedChange, refusedChangeHeader } from "@/app/(visitor)/comments/[token]/refused-change";
import { refusalStatuses, reportIn } from "@/app/api/comments/refused-page";
import { internalOrigin } from "@/app/api/internal-origin";
import { log } from "@/server/infra/log";
import type { Refusal } from "@/server/infra/refusal";
import { renderVisitorPage } from "@/server/publishing/documents/render";

type Refused = {
  form: RefusedChange["form"];
  token: string;
  refusal: Refusal;
  fields: ReadonlyMap<string, string>;
};

/** The private page again, with what was typed and what is wrong. */
export async function refusedChangePage({ form, token, refusal, fields }: Refused): Promise<Response> {
  const values = reportIn(fields);
  const change: RefusedChange = { form, message: refusal.message, fields: refusal.fields, values };
  try {
    const { html } = await renderVisitorPage(
      internalOrigin(),
      `/comments/${encodeURIComponent(token)}`,
      refusedChangeHeader.write(change),
    );

    return new Response(html, {
      status: refusalStatuses[refusal.code],
      headers: { ...headers, "content-type": "text/html; charset=utf-8" },
    });
  } catch (error) {
    log.error({ err: error }, "the private page of a visitor could not be shown");
    const typed = values.what === "" ? "" : `\nWhat you wrote:\n\n${values.what}\n`;

    return new Response(`${refusal.message}\n${typed}`, {
      status: 503,
      headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
    });
  }
}

const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };
