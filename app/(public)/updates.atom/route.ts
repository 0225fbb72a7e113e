import { answerUpdateFeed } from "@/app/(public)/answer-feed";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerUpdateFeed({ kind: "site" }, "updates.atom");
}
