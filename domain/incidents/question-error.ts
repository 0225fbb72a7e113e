import { AppError } from "@/domain/shared/errors";
import type { Question } from "./judge-update";

/** It is done once whoever wants it has confirmed that they mean what the sentence says. */
export class QuestionError extends AppError {
  readonly question: Question;

  constructor(question: Question, sentence: string) {
    super("conflict", sentence);
    this.name = "QuestionError";
    this.question = question;
  }
}
