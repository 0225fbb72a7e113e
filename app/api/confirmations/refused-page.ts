import { confirmationPath } from "@/app/(visitor)/confirmations/confirmation-path";
import { refusedTapHeader } from "@/app/(visitor)/confirmations/refused-tap";
import { formatCode, parseCode } from "@/domain/shared/codes";
import { limits } from "@/domain/shared/input";
import { env } from "@/server/infra/env";
import { log } from "@/server/infra/log";
import type { Refusal } from "@/server/infra/refusal";
import { renderVisitorPage } from "@/server/publishing/documents/render";

type Page = { status: number; html: string };

/** The person's own page about the incident, with the reason why nothing was counted. */
export async function refusedPage(
  request: Request,
  refusal: Refusal,
  fields: ReadonlyMap<string, string>,
): Promise<Response> {
  try {
    const { status, html } = await (refusal.code === "rate_limited"
      ? renderOnce(refusal, fields)
      : render(refusal, fields, request.headers.get("cookie")));

    return answer(html, status === 200 ? statuses[refusal.code] : status, "text/html");
  } catch (error) {
    log.error({ err: error }, "the page of a refused tap could not be shown");

    return answer(`${refusal.message}\n`, statuses[refusal.code], "text/plain");
  }
}

const statuses: Record<Refusal["code"], number> = {
  invalid: 422,
  not_found: 404,
  conflict: 409,
  unauthenticated: 403,
  forbidden: 403,
  rate_limited: 429,
  unavailable: 503,
  unknown: 503,
};

function render({ message, fields: errors }: Refusal, typed: ReadonlyMap<string, string>, cookie: string | null) {
  const code = parseCode(typed.get("incident") ?? "");
  const path = code ? confirmationPath(formatCode({ ...code, update: null })) : "/problem/not-found";
  const { incident, kind, ...fields } = errors;
  const tap = {
    message: incident ?? kind ?? message,
    fields,
    program: kept(typed, "program"),
    place: kept(typed, "place"),
  };

  return renderVisitorPage(internalOrigin(), path, {
    ...refusedTapHeader.write(tap),
    ...(cookie === null ? {} : { cookie }),
  });
}

/** More than is allowed is kept, so that people can shorten it; but not more than the header can carry. */
function kept(typed: ReadonlyMap<string, string>, name: string): string {
  return (typed.get(name) ?? "").replace(/\p{Cc}/gu, "").slice(0, 4 * limits.name);
}

// Whoever sends many gets many refusals: rendering each would cost more than everything else together. This one has
// nothing of a person in it.
const rendered = new Map<string, { at: number; page: Promise<Page> }>();
const sameForMs = 30_000;

function renderOnce(refusal: Refusal, fields: ReadonlyMap<string, string>): Promise<Page> {
  const code = parseCode(fields.get("incident") ?? "");
  const key = `${code ? formatCode(code) : ""} ${refusal.message}`;
  const known = rendered.get(key);
  if (known && Date.now() - known.at < sameForMs) {
    return known.page;
  }
  if (rendered.size > mostKept) {
    rendered.clear();
  }
  const page = render(refusal, new Map([["incident", fields.get("incident") ?? ""]]), null);
  rendered.set(key, { at: Date.now(), page });
  page.catch(() => rendered.delete(key));

  return page;
}

const mostKept = 50;

function answer(body: string, status: number, type: string): Response {
  const headers = { "cache-control": "no-store", "content-type": `${type}; charset=utf-8` };

  return new Response(body, { status, headers });
}

/** Where Next answers inside this process; the server says so before the first request. */
function internalOrigin(): string {
  return process.env["INTERNAL_ORIGIN"] ?? `http://127.0.0.1:${env().PORT}`;
}
