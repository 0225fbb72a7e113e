import { visitor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { withdrawCommentInput } from "@/domain/comments/own-comment-input";
import { withdrawComment } from "@/server/comments/withdraw-comment";
import { changeOwn } from "@/app/api/comments/[token]/change-own";

export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return changeOwn(request, {
    form: "withdraw",
    params,
    apply: (typed, origin) => withdrawComment(visitor, parseInput(withdrawCommentInput, typed), origin, new Date()),
  });
}
