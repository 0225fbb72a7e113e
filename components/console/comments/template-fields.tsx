import { TextAreaField, TextField } from "@/components/console/fields";
import type { AnswerTemplateView } from "@/domain/comments/moderation-views";
import { limits } from "@/domain/shared/input";

export function TemplateFields({ template }: { template?: AnswerTemplateView }) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint="What you look for when you answer"
        maxLength={limits.name}
        initial={template?.name ?? ""}
      />
      <TextAreaField
        name="body"
        label="The answer"
        hint="In Markdown; you can still change it for each comment"
        maxLength={limits.comment}
        initial={template?.bodyMarkdown ?? ""}
      />
    </>
  );
}
