import { useId } from "react";
import type { FormState } from "@/components/console/form-state";
import { SelectField, TextField } from "@/components/ui/field";
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
      <TextField
        formId={id}
        name="incident"
        label="Incident"
        hint="Its code, or empty for a problem that is not listed"
        list={`${id}-incidents`}
        value={comment.incidentCode ?? ""}
        autoComplete="off"
      />
      <datalist id={`${id}-incidents`}>
        {incidents.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </datalist>
      <SelectField
        formId={id}
        name="knownError"
        label="Known error"
        value={comment.knownError?.slug ?? ""}
        options={[
          { value: "", label: "None" },
          ...knownErrors.map(({ slug, title }) => ({ value: slug, label: title })),
        ]}
      />
    </PanelForm>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);

  return typeof value === "string" ? value : "";
}
