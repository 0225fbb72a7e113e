"use client";

import { useRef, useState } from "react";
import { useRouter } from "next/navigation";
import type { DraftSubject } from "@/domain/incidents/incident-input";
import type { Question } from "@/domain/incidents/judge-update";
import type { DraftKeeper } from "./draft-keeper";
import { askToPost, type PostAction, type PostAnswer } from "./post-answer";

type Posting = {
  isBusy: boolean;
  /** The last answer, and how many there were: two equal ones are announced twice. */
  answer: PostAnswer | null;
  round: number;
};

/** Posts what the keeper holds. @param subject the incident, or a new entry */
export function usePosting(keeper: DraftKeeper, subject: DraftSubject, action: PostAction) {
  const router = useRouter();
  const isPosting = useRef(false);
  const [posting, setPosting] = useState<Posting>({ isBusy: false, answer: null, round: 0 });

  async function post(confirmed: readonly Question[] = []): Promise<void> {
    // A second tap comes before React has drawn the first one's consequences.
    if (isPosting.current) {
      return;
    }
    isPosting.current = true;
    setPosting((last) => ({ ...last, isBusy: true }));
    const { key, values } = await keeper.beginAttempt();
    const about = "incident" in subject ? [subject.incident, null] : [null, subject.newEntry];
    const [incidentCode = null, draftId = null] = about;
    const answer = await askToPost(action, { values, incidentCode, draftId, idempotencyKey: key, confirmed });
    // Once posted, the form stays busy until the page that shows the update takes its place.
    isPosting.current = answer.outcome === "posted";
    setPosting(({ round }) => ({ isBusy: isPosting.current, answer, round: round + 1 }));
    if (answer.outcome === "posted") {
      keeper.drop(values, answer.updateNumber);
      router.push(`/staff/incidents/${answer.incidentCode.toLowerCase()}?posted=${answer.updateCode}`);
      router.refresh();
    } else {
      keeper.revise({});
    }
  }

  return { ...posting, post };
}
