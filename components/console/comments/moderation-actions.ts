import type { FormAction } from "@/components/console/form-state";
import type { DeskCommentView } from "@/domain/comments/moderation-views";
import { type CommentTriage, triageLabels } from "@/domain/shared/words";
import type { Deed } from "./use-moderation-actions";

export type DeskActions = Readonly<
  Record<"moderate" | "triage" | "answer" | "attach" | "link" | "merge" | "separate", FormAction> & {
    /** Null for who may not post to the timeline. */
    promote: FormAction | null;
  }
>;

/** What is done, what is said when it is, and what takes it back. */
type Doing = { deeds: readonly Deed[]; text: string; undo: readonly Deed[] };

export function moderating(actions: DeskActions, { id, state }: DeskCommentView, next: keyof typeof decided): Doing {
  const deed = (to: string) => [{ action: actions.moderate, fields: { id, state: to } }];

  return { deeds: deed(next), text: decided[next], undo: deed(state) };
}

const decided = { visible: "Shown to everyone.", hidden: "Hidden.", spam: "Put aside as spam." } as const;

export function triaging(actions: DeskActions, { id, triage }: DeskCommentView, next: CommentTriage): Doing {
  const deed = (to: string) => [{ action: actions.triage, fields: { id, triage: to } }];

  return { deeds: deed(next), text: `${triageLabels[next]}.`, undo: deed(triage) };
}

/** Moves it to another incident, and links it to a known error: what of the two has changed. */
export function linking(
  actions: DeskActions,
  { id, triage, ...before }: DeskCommentView,
  after: { incident: string; knownError: string },
): Doing {
  const incident = before.incidentCode ?? "";
  const knownError = before.knownError?.slug ?? "";
  const moves = (to: string) => ({ action: actions.attach, fields: { id, incident: to } });
  const links = (to: string) => ({ action: actions.link, fields: { id, knownError: to } });
  const isMoved = after.incident.trim().toUpperCase() !== incident;
  const isLinked = after.knownError !== knownError;

  return {
    deeds: [...(isMoved ? [moves(after.incident)] : []), ...(isLinked ? [links(after.knownError)] : [])],
    text: "Linked.",
    undo: [
      ...(isMoved ? [moves(incident)] : []),
      // The link may have said what was found out; that goes with it.
      ...(isLinked ? [links(knownError), { action: actions.triage, fields: { id, triage } }] : []),
    ],
  };
}

export function merging(actions: DeskActions, { id, incidentCode }: DeskCommentView, intoId: string): Doing {
  return {
    deeds: [{ action: actions.merge, fields: { id, intoId } }],
    text: "Merged: one comment stands for both.",
    undo: [
      { action: actions.separate, fields: { id } },
      { action: actions.attach, fields: { id, incident: incidentCode ?? "" } },
    ],
  };
}

export function separating(actions: DeskActions, id: string, fromId: string): Doing {
  return {
    deeds: [{ action: actions.separate, fields: { id } }],
    text: "Separated: it stands by itself again.",
    undo: [{ action: actions.merge, fields: { id, intoId: fromId } }],
  };
}
