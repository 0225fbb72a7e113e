import { confirmationPath } from "@/app/(visitor)/confirmations/confirmation-path";
import { type FormAnswer, renderForm } from "@/app/api/answer-with-form";
import { privateAnswer } from "@/app/api/private-answer";
import { formatCode, parseCode } from "@/domain/shared/codes";
import type { Refusal } from "@/server/infra/refusal";
import type { FormOutcome } from "@/server/publishing/documents/form-outcomes";

type Typed = ReadonlyMap<string, string>;

/** The visitor's own page about the incident, with the reason why nothing was counted. */
export async function answerRefusedTap(request: Request, refusal: Refusal, typed: Typed): Promise<Response> {
  const code = codeIn(typed);
  const path = code ? confirmationPath(code) : "/problem/not-found";
  const { status, body, type } = await (refusal.code === "rate_limited"
    ? renderOnce(path, { refusal, typed: new Map() })
    : renderForm(path, { refusal, typed }, request.headers.get("cookie")));

  return privateAnswer(body, status, type);
}

/**
 * The same page, which asks the visitor's browser for a second of work and then sends the tap again. It is rendered once
 * for all who are asked: each gets a challenge of their own in it.
 */
export async function answerDoubtfulTap(typed: Typed, challenge: string): Promise<Response> {
  const path = confirmationPath(codeIn(typed) ?? "");
  const asked = { refusal: null, question: { kind: "proof", challenge: placeholder }, typed: new Map() } as const;
  const { status, body, type } = await renderOnce(path, asked);

  return privateAnswer(body.replaceAll(placeholder, escapeHtml(challenge)), status, type);
}

const placeholder = "the-challenge-of-this-tap";

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
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

async function renderOnce(path: string, outcome: FormOutcome): Promise<FormAnswer> {
  const key = `${path} ${outcome.refusal?.message ?? ""}`;
  const known = rendered.get(key);
  if (known && Date.now() - known.at < sameForMs) {
    return known.page;
  }
  if (rendered.size > maxKept) {
    rendered.clear();
  }
  const page = renderForm(path, outcome);
  rendered.set(key, { at: Date.now(), page });
  if ((await page).type !== "text/html" || (await page).status >= 500) {
    rendered.delete(key);
  }

  return page;
}
