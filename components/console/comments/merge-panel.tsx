import { useId } from "react";
import type { FormState } from "@/components/console/form-state";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { SelectField } from "@/components/ui/field";
import { likeness } from "@/domain/comments/likeness";
import { PanelForm } from "./panel-form";

type MergePanelProps = {
  comment: ModeratedCommentView;
  /** All that are listed. */
  comments: readonly ModeratedCommentView[];
  onMerge: (intoId: string) => Promise<FormState>;
  onClose: () => void;
};

/** Which other comment says the same: that one is shown for both. The likeliest is on top. */
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
      <SelectField
        formId={id}
        name="intoId"
        label={others.length === 0 ? "There is no other comment here" : "Show this one for both"}
        options={others.map((other) => ({
          value: other.id,
          label: `${other.authorName ?? "A visitor"}: ${other.markdown.slice(0, 70)}`,
        }))}
        {...(others[0] ? { value: others[0].id } : {})}
      />
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
