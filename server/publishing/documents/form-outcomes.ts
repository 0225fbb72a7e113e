import { randomUUID } from "node:crypto";
import type { OwnCommentForm } from "@/domain/comments/own-comment-input";
import type { CommentQuestionView } from "@/domain/comments/views";
import type { Refusal } from "@/server/infra/refusal";

/** What became of a form that a visitor sent, for the page that shows it again. */
export type FormOutcome = {
  /** Which of the page's forms it is, where there are several. */
  readonly form?: OwnCommentForm;
  /** Null where nothing is wrong. */
  readonly refusal: Refusal | null;
  /** Everything that was typed, by the names of the fields. */
  readonly typed: ReadonlyMap<string, string>;
  /** What is asked before a report is taken. */
  readonly question?: CommentQuestionView;
  /** What was done, and a secret that no other answer shows. */
  readonly done?: { readonly message: string; readonly secret: string | null };
};

declare global {
  // Next bundles a page, a handler and the HTTP server each with a copy of this module; they share the process.
  var allclearFormOutcomes: Map<string, FormOutcome> | undefined;
}

/** Nobody else can send it: the HTTP server takes every header of ours out of what comes from outside. */
const keyHeader = "x-allclear-form";

/**
 * Renders the page of a form that shows what became of it. The outcome stays in this process, and only for as long as
 * that takes: what is sent to the page is a key to it.
 * @param render asks for the page with these headers
 */
export async function renderWithOutcome<Page>(
  outcome: FormOutcome,
  render: (headers: Record<string, string>) => Promise<Page>,
): Promise<Page> {
  const key = randomUUID();
  const outcomes = openOutcomes();
  outcomes.set(key, outcome);
  try {
    return await render({ [keyHeader]: key });
  } finally {
    outcomes.delete(key);
  }
}

/** What became of the form that a request's page shows again; null where the page is simply read. */
export function findOutcome(headers: { get: (name: string) => string | null }): FormOutcome | null {
  return openOutcomes().get(headers.get(keyHeader) ?? "") ?? null;
}

/** How many forms are being shown again right now. */
export function countOutcomes(): number {
  return openOutcomes().size;
}

function openOutcomes(): Map<string, FormOutcome> {
  globalThis.allclearFormOutcomes ??= new Map();

  return globalThis.allclearFormOutcomes;
}
