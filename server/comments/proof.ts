import type { WriteComment } from "@/domain/comments/comment-input";
import * as work from "@/server/infra/proof";

type Worded = Pick<WriteComment, "incident" | "what" | "error">;

/** Work for the writer's browser, good for these words alone. */
export function makeChallenge(input: Worded, now: Date): Promise<string> {
  return work.makeChallenge(wordsOf(input), now);
}

export function isProven(input: Worded & Pick<WriteComment, "proof">): Promise<boolean> {
  return work.isProven(wordsOf(input), input.proof);
}

function wordsOf({ incident, what, error }: Worded): work.ProofSubject {
  return [incident, what, error];
}
