import { encodeRefusedForm, refusedFormHeader, type RefusedForm } from "@/app/(visitor)/comment/refused-form";
import { limits } from "@/domain/input";
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

function toRefusedForm({ message, fields: errors }: Refusal, typed: ReadonlyMap<string, string>): RefusedForm {
  const { incident, ...fields } = errors;

  return {
    message: incident ?? message,
    fields,
    values: {
      // Nobody can correct what they do not see: sent again, it goes in without an entry.
      incident: incident === undefined ? kept(typed, "incident", shortest) : "",
      what: kept(typed, "what", 2 * limits.comment),
      error: kept(typed, "error", 2 * limits.errorMessage),
      service: kept(typed, "service", shortest),
      program: kept(typed, "program", shortest),
      name: kept(typed, "name", shortest),
      email: kept(typed, "email", 2 * limits.email),
    },
  };
}

const shortest = 200;

/** More than is allowed is kept, so that people can shorten it; but not more than the header can carry. */
function kept(typed: ReadonlyMap<string, string>, name: string, length: number): string {
  return (typed.get(name) ?? "").replace(/(?![\n\t])\p{Cc}/gu, "").slice(0, length);
}

/** Where Next answers inside this process; the server says so before the first request. */
function internalOrigin(): string {
  return process.env["INTERNAL_ORIGIN"] ?? `http://127.0.0.1:${env().PORT}`;
}
