import type { FormAction } from "@/components/console/form-state";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { type CommentTriage, triageLabels } from "@/domain/shared/words";
import type { ModerationAction } from "./use-moderation-actions";

export type ModerationActions = Readonly<
  Record<"moderate" | "triage" | "answer" | "attach" | "link" | "merge" | "separate", FormAction> & {
    /** Null for who may not post to the timeline. */
    promote: FormAction | null;
  }
>;

/** What is done, what is said when it is, and what undoes it. */
type Doing = { moderationActions: readonly ModerationAction[]; text: string; undo: readonly ModerationAction[] };

export function moderating(
  actions: ModerationActions,
  { id, state }: ModeratedCommentView,
  next: keyof typeof decided,
): Doing {
  const moderationAction = (to: string) => [{ action: actions.moderate, fields: { id, state: to } }];

  return { moderationActions: moderationAction(next), text: decided[next], undo: moderationAction(state) };
}

const decided = { visible: "Shown to everyone.", hidden: "Hidden.", spam: "Put aside as spam." } as const;

export function triaging(actions: ModerationActions, { id, triage }: ModeratedCommentView, next: CommentTriage): Doing {
  const moderationAction = (to: string) => [{ action: actions.triage, fields: { id, triage: to } }];

  return { moderationActions: moderationAction(next), text: `${triageLabels[next]}.`, undo: moderationAction(triage) };
}

/** Moves it to another incident, and links it to a known error: what of the two has changed. */
export function linking(
  actions: ModerationActions,
  { id, triage, ...before }: ModeratedCommentView,
  after: { incident: string; knownError: string },
): Doing {
  const incident = before.incidentCode ?? "";
  const knownError = before.knownError?.slug ?? "";
  const moves = (to: string) => ({ action: actions.attach, fields: { id, incident: to } });
  const links = (to: string) => ({ action: actions.link, fields: { id, knownError: to } });
  const isMoved = after.incident.trim().toUpperCase() !== incident;
  const isLinked = after.knownError !== knownError;

  return {
    moderationActions: [...(isMoved ? [moves(after.incident)] : []), ...(isLinked ? [links(after.knownError)] : [])],
    text: "Linked.",
    undo: [
      ...(isMoved ? [moves(incident)] : []),
      // The link may have said what was found out; that goes with it.
      ...(isLinked ? [links(knownError), { action: actions.triage, fields: { id, triage } }] : []),
    ],
  };
}

export function merging(actions: ModerationActions, { id, incidentCode }: ModeratedCommentView, intoId: string): Doing {
  return {
    moderationActions: [{ action: actions.merge, fields: { id, intoId } }],
    text: "Merged: one comment is shown for both.",
    undo: [
      { action: actions.separate, fields: { id } },
      { action: actions.attach, fields: { id, incident: incidentCode ?? "" } },
    ],
  };
}

export function separating(actions: ModerationActions, id: string, fromId: string): Doing {
  return {
    moderationActions: [{ action: actions.separate, fields: { id } }],
    text: "Separated: it is shown by itself again.",
    undo: [{ action: actions.merge, fields: { id, intoId: fromId } }],
  };
}
