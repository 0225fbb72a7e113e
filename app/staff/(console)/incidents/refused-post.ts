import type { PostAnswer } from "@/components/console/incidents/composer/post-answer";
import { QuestionError } from "@/domain/incidents/question-error";
import { toRefusal, type Refusal } from "@/server/infra/refusal";

/** Why it was not posted. Each sentence says that the text is kept: that is what one who writes at 3 a.m. asks first. */
export function refusedPost(error: unknown): PostAnswer {
  if (error instanceof QuestionError) {
    return { outcome: "asked", question: error.question, message: error.message };
  }
  const refusal = toRefusal(error);

  return { outcome: "refused", code: refusal.code, fields: refusal.fields, message: sentenceOf(refusal) };
}

function sentenceOf({ code, message }: Refusal): string {
  switch (code) {
    case "unauthenticated":
      return "Not saved: your session has ended. Your text is kept.";
    case "unavailable":
      return "Not saved: the database cannot be reached. Your text is kept; post again in a minute.";
    case "invalid":
      return `Not saved yet. ${message}`;
    default:
      return `Not saved: your text is kept. ${message}`;
  }
}
