import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/components/console/form-state";
import type { AnswerTemplateView } from "@/domain/comments/moderation-views";

type TemplateRowsProps = {
  templates: readonly AnswerTemplateView[];
  remove: FormAction;
  reorder: FormAction;
};

export function TemplateRows({ templates, remove, reorder }: TemplateRowsProps) {
  return (
    <ol className="mt-3 divide-y divide-line">
      {templates.map(({ id, name, bodyMarkdown }, index) => (
        <li key={id} className="flex flex-wrap items-center gap-2 py-2">
          <span className="min-w-0 flex-1 basis-60">
            <b>{name}</b>
            <span className="line-clamp-2 text-sm text-soft wrap-anywhere">{bodyMarkdown}</span>
          </span>
          <span className="flex flex-wrap gap-2">
            {index > 0 && (
              <ActionButton action={reorder} fields={{ ids: movedUp(templates, index) }} label={`Move ${name} up ↑`}>
                ↑
              </ActionButton>
            )}
            <Link
              href={`/staff/comments/templates/${id}`}
              aria-label={`Change ${name}`}
              className={buttonClass("secondary")}
            >
              Change
            </Link>
            <ActionButton action={remove} fields={{ id }} label={`Remove ${name}`}>
              Remove
            </ActionButton>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** All ids in their order, with this one before the one above it. */
function movedUp(templates: readonly AnswerTemplateView[], index: number): string {
  const ids = templates.map(({ id }) => id);
  ids.splice(index - 1, 0, ...ids.splice(index, 1));

  return ids.join(" ");
}
