import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentClock } from "@/app/site";
import { CommentReceipt } from "@/components/comments/comment-receipt";
import { PageHead } from "@/components/site/page-head";
import { findCommentByToken } from "@/server/comments/queries";

export const metadata: Metadata = { title: "Your report" };

/** The writer's private page: whoever has the link may read it. */
export default async function OwnCommentPage({ params }: PageProps<"/comments/[token]">) {
  const comment = await findCommentByToken((await params).token);
  if (!comment) {
    notFound();
  }

  return (
    <>
      <PageHead title="Your report" />
      <CommentReceipt comment={comment} clock={await currentClock()} />
    </>
  );
}
