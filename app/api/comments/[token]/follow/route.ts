import { visitor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { followCommentInput } from "@/domain/comments/own-comment-input";
import { followComment } from "@/server/comments/follow-comment";
import { changeOwn } from "@/app/api/comments/[token]/change-own";

export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return changeOwn(request, {
    form: "follow",
    params,
    apply: (typed, origin) => followComment(visitor, parseInput(followCommentInput, typed), origin, new Date()),
  });
}
