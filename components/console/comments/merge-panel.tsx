import { useId } from "react";
import type { FormState } from "@/components/console/form-state";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { likeness } from "@/domain/comments/likeness";
import { PanelForm } from "./panel-form";

type MergePanelProps = {
  comment: ModeratedCommentView;
  /** All that are on the desk. */
  comments: readonly ModeratedCommentView[];
  onMerge: (intoId: string) => Promise<FormState>;
  onClose: () => void;
};

/** Which other comment says the same: that one stands for both. The likeliest is on top. */
export function MergePanel({ comment, comments, onMerge, onClose }: MergePanelProps) {
  const id = useId();
  const others = candidates(comment, comments);

  return (
    <PanelForm
      title="Merge with one that says the same"
      submitLabel="Merge"
      onSubmit={async (form) => {
        const intoId = form.get("intoId");

        return typeof intoId === "string" ? onMerge(intoId) : null;
      }}
      onClose={onClose}
    >
      <label htmlFor={id} className="mt-2 block text-sm text-soft">
        {others.length === 0 ? "There is no other comment here" : "This one stands for both from then on"}
      </label>
      <select id={id} name="intoId">
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {other.authorName ?? "A visitor"}: {other.markdown.slice(0, 70)}
          </option>
        ))}
      </select>
    </PanelForm>
  );
}

/** Of the same incident first, and there what is most alike. */
function candidates(comment: ModeratedCommentView, comments: readonly ModeratedCommentView[]): ModeratedCommentView[] {
  const rank = (other: ModeratedCommentView) =>
    likeness(comment, other) + (other.incidentCode === comment.incidentCode ? 1 : 0);

  return comments
    .filter(({ id, state }) => id !== comment.id && (state === "held" || state === "visible"))
    .toSorted((one, other) => rank(other) - rank(one));
}
