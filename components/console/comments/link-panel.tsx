import { useId } from "react";
import type { FormState } from "@/components/console/form-state";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { PanelForm } from "./panel-form";

type LinkPanelProps = {
  comment: ModeratedCommentView;
  incidents: readonly { code: string; title: string }[];
  knownErrors: readonly { slug: string; title: string }[];
  onLink: (after: { incident: string; knownError: string }) => Promise<FormState>;
  onClose: () => void;
};

/** Which incident it belongs to, and which known error it speaks of. */
export function LinkPanel({ comment, incidents, knownErrors, onLink, onClose }: LinkPanelProps) {
  const id = useId();

  return (
    <PanelForm
      title="Link or move"
      submitLabel="Save the links"
      onSubmit={(form) => onLink({ incident: textOf(form, "incident"), knownError: textOf(form, "knownError") })}
      onClose={onClose}
    >
      <label htmlFor={`${id}-incident`} className="mt-2 block text-sm text-soft">
        Incident: its code, or empty for a problem that is not listed
      </label>
      <input
        id={`${id}-incident`}
        name="incident"
        list={`${id}-incidents`}
        defaultValue={comment.incidentCode ?? ""}
        autoComplete="off"
      />
      <datalist id={`${id}-incidents`}>
        {incidents.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </datalist>
      <label htmlFor={`${id}-error`} className="mt-2 block text-sm text-soft">
        Known error
      </label>
      <select id={`${id}-error`} name="knownError" defaultValue={comment.knownError?.slug ?? ""}>
        <option value="">None</option>
        {knownErrors.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </select>
    </PanelForm>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);

  return typeof value === "string" ? value : "";
}
