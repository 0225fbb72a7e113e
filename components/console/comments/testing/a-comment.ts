import type { ModeratedCommentView } from "@/domain/comments/moderation-views";

/** A visitor's held comment on MAIL-7. */
export function aComment(change: Partial<ModeratedCommentView> = {}): ModeratedCommentView {
  return {
    id: "c",
    authorName: "Sam",
    authorEmail: null,
    html: "<p>It hangs.</p>",
    markdown: "It hangs.",
    serviceName: null,
    program: null,
    errorMessage: null,
    writtenAt: new Date("2006-12-12T10:00:00Z"),
    editedAt: null,
    triage: "new",
    triagedAt: null,
    state: "held",
    heldFor: [],
    origin: "web",
    isMember: false,
    isFollowed: false,
    incidentCode: "MAIL-7",
    knownError: null,
    answers: [],
    merged: [],
    ...change,
  };
}
