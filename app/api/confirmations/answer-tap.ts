import { confirmationPath } from "@/app/(visitor)/confirmations/confirmation-path";
import { type FormAnswer, renderForm } from "@/app/api/answer-with-form";
import { privateAnswer } from "@/app/api/private-answer";
import { formatCode, parseCode } from "@/domain/shared/codes";
import type { Refusal } from "@/server/infra/refusal";

type Typed = ReadonlyMap<string, string>;

/** The visitor's own page about the incident, with the reason why nothing was counted. */
export async function answerRefusedTap(request: Request, refusal: Refusal, typed: Typed): Promise<Response> {
  const code = codeIn(typed);
  const path = code ? confirmationPath(code) : "/problem/not-found";
  const { status, body, type } = await (refusal.code === "rate_limited"
    ? renderOnce(path, refusal)
    : renderForm(path, { refusal, typed }, request.headers.get("cookie")));

  return privateAnswer(body, status, type);
}

function codeIn(typed: Typed): string | null {
  const code = parseCode(typed.get("incident") ?? "");

  return code && formatCode({ ...code, update: null });
}

// Whoever sends many gets many refusals: rendering each would cost more than everything else together. This one has
// nothing of a visitor in it.
const rendered = new Map<string, { at: number; page: Promise<FormAnswer> }>();
const sameForMs = 30_000;
const maxKept = 50;

async function renderOnce(path: string, refusal: Refusal): Promise<FormAnswer> {
  const key = `${path} ${refusal.message}`;
  const known = rendered.get(key);
  if (known && Date.now() - known.at < sameForMs) {
    return known.page;
  }
  if (rendered.size > maxKept) {
    rendered.clear();
  }
  const page = renderForm(path, { refusal, typed: new Map() });
  rendered.set(key, { at: Date.now(), page });
  if ((await page).type !== "text/html") {
    rendered.delete(key);
  }

  return page;
}
