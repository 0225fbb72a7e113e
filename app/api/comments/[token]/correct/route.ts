import { visitor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { correctCommentInput } from "@/domain/comments/own-comment-input";
import { correctComment } from "@/server/comments/correct-comment";
import { changeOwn } from "@/app/api/comments/[token]/change-own";

export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return changeOwn(request, {
    form: "correct",
    params,
    apply: (typed, origin) => correctComment(visitor, parseInput(correctCommentInput, typed), origin, new Date()),
  });
}
