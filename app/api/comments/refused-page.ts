import { encodeRefusedForm, refusedFormHeader, type RefusedForm } from "@/app/(visitor)/comment/refused-form";
import { env } from "@/server/infra/env";
import { log } from "@/server/infra/log";
import type { Refusal } from "@/server/infra/refusal";
import { renderVisitorPage } from "@/server/publication/render";

/** The form again, with what was typed and what is wrong. */
export async function refusedPage(refusal: Refusal, fields: ReadonlyMap<string, string>): Promise<Response> {
  const status = statuses[refusal.code];
  const form = toRefusedForm(refusal, fields);
  try {
    const { html } = await renderVisitorPage(internalOrigin(), "/comment", {
      [refusedFormHeader]: encodeRefusedForm(form),
    });

    return new Response(html, { status, headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
  } catch (error) {
    log.error({ err: error }, "the refused form of a visitor could not be shown");

    return new Response(`${refusal.message}\n\nWhat you wrote:\n\n${form.values.what}\n`, {
      status: 503,
      headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
    });
  }
}

const headers = { "cache-control": "no-store" };

const statuses: Record<Refusal["code"], number> = {
  invalid: 422,
  not_found: 422,
  conflict: 422,
  unauthenticated: 403,
  forbidden: 403,
  rate_limited: 429,
  unavailable: 503,
  unknown: 503,
};

function toRefusedForm({ message, fields: errors }: Refusal, fields: ReadonlyMap<string, string>): RefusedForm {
  const typed = (name: keyof RefusedForm["values"]) =>
    (fields.get(name) ?? "").replaceAll("\0", "").slice(0, longestKept);

  return {
    message,
    fields: { ...errors },
    values: {
      incident: typed("incident"),
      what: typed("what"),
      error: typed("error"),
      service: typed("service"),
      program: typed("program"),
      name: typed("name"),
      email: typed("email"),
    },
  };
}

// The header that carries it has a limit of its own; no field takes half as much.
const longestKept = 8_000;

/** Where Next answers inside this process; the server says so before the first request. */
function internalOrigin(): string {
  return process.env["INTERNAL_ORIGIN"] ?? `http://127.0.0.1:${env().PORT}`;
}
