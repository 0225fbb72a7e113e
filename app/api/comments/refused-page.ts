import { internalOrigin } from "@/app/api/internal-origin";
import { type RefusedForm, refusedFormHeader } from "@/app/(visitor)/comment/refused-form";
import type { RefusedChange } from "@/app/(visitor)/comments/[token]/refused-change";
import { commentQuestions } from "@/domain/comments/comment-input";
import { limits } from "@/domain/shared/input";
import type { CommentQuestionView } from "@/domain/comments/views";
import { log } from "@/server/infra/log";
import type { Refusal } from "@/server/infra/refusal";
import { renderVisitorPage } from "@/server/publishing/documents/render";

type Fields = ReadonlyMap<string, string>;

/** The form again, with what was typed and what is wrong. */
export async function refusedPage(refusal: Refusal, typed: Fields): Promise<Response> {
  const { incident, ...fields } = refusal.fields;
  const form: RefusedForm = {
    refusal: { message: incident ?? refusal.message, fields },
    question: null,
    answered: answeredIn(typed),
    // Nobody can correct what they do not see: sent again, it goes in without an entry.
    values: { ...valuesIn(typed), ...(incident === undefined ? {} : { incident: "" }) },
  };

  return page(form, refusalStatuses[refusal.code], refusal.message);
}

/** The form again, with what was typed and what its writer should know first. */
export async function questionPage(question: CommentQuestionView, typed: Fields): Promise<Response> {
  const form: RefusedForm = {
    refusal: null,
    question: toQuestion(question),
    answered: answeredIn(typed),
    values: valuesIn(typed),
  };

  return page(form, 422, "Your report is not sent yet. Send it again in a minute.");
}

async function page(form: RefusedForm, status: number, sentence: string): Promise<Response> {
  if (rendering >= mostAtOnce) {
    return plainPage(form, status, sentence);
  }
  rendering += 1;
  try {
    const { html } = await renderVisitorPage(internalOrigin(), "/comment", refusedFormHeader.write(form));

    return new Response(html, { status, headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
  } catch (error) {
    log.error({ err: error }, "the refused form of a visitor could not be shown");

    return plainPage(form, status, sentence);
  } finally {
    rendering -= 1;
  }
}

// A flood that is refused must not take the time that everybody else's pages need.
const mostAtOnce = 8;
let rendering = 0;

/** Everything that was typed, without the page around it. */
function plainPage({ values }: RefusedForm, status: number, sentence: string): Response {
  return new Response(
    `${sentence}\n\nWhat you wrote:\n\n${[values.what, values.error].filter(Boolean).join("\n\n")}\n`,
    {
      status,
      headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
    },
  );
}

const headers = { "cache-control": "no-store" };

export const refusalStatuses: Record<Refusal["code"], number> = {
  invalid: 422,
  not_found: 422,
  conflict: 422,
  unauthenticated: 403,
  forbidden: 403,
  rate_limited: 429,
  unavailable: 503,
  unknown: 503,
};

function toQuestion(question: CommentQuestionView): RefusedForm["question"] {
  switch (question.kind) {
    case "known":
      return { ...question, matches: [...question.matches] };
    case "personal_data":
      return { ...question, found: [...question.found] };
    case "proof":
      return question;
  }
}

function answeredIn(typed: Fields): RefusedForm["answered"] {
  const answered = (typed.get("answered") ?? "").split(" ");

  return commentQuestions.filter((question) => answered.includes(question));
}

function valuesIn(typed: Fields): RefusedForm["values"] {
  return {
    incident: kept(typed, "incident", shortest),
    ...reportIn(typed),
    follow: kept(typed, "follow", shortest),
  };
}

/** What both forms of a report have. */
export function reportIn(typed: Fields): RefusedChange["values"] {
  return {
    what: kept(typed, "what", 2 * limits.comment),
    error: kept(typed, "error", 2 * limits.errorMessage),
    service: kept(typed, "service", shortest),
    program: kept(typed, "program", shortest),
    name: kept(typed, "name", shortest),
    email: kept(typed, "email", 2 * limits.email),
  };
}

const shortest = 200;

/** More than is allowed is kept, so that people can shorten it; but not more than the header can carry. */
function kept(typed: Fields, name: string, length: number): string {
  return (typed.get(name) ?? "").replace(/(?![\n\t])\p{Cc}/gu, "").slice(0, length);
}
