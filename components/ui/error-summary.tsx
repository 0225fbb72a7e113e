import type { ReactNode, Ref } from "react";
import { fieldId } from "./field";

type ErrorSummaryProps = {
  /** Why it was not accepted. Where one field alone is wrong, the same as is said of that field. */
  message: string;
  /** A sentence for each field that has to change, by the field's name. */
  fields?: Readonly<Record<string, string>>;
  /** The form whose fields they are. */
  formId?: string | undefined;
  ref?: Ref<HTMLDivElement>;
  children?: ReactNode;
};

/**
 * Why a form was not accepted, or what has to change first, with a link to each field. It takes the focus when the page
 * opens, without a script: `autofocus` works on anything that can be focused. Where a script shows it, the script does.
 */
export function ErrorSummary({ message, fields = {}, formId, ref, children }: ErrorSummaryProps) {
  const entries = Object.entries(fields);
  const [only, ...others] = entries;
  const titleId = fieldId("errors", formId);

  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      autoFocus
      className="my-4 rounded-box border-2 border-down bg-card p-4 sm:p-5"
    >
      <h2 id={titleId} className="text-lg">
        {only && others.length === 0 ? <FieldLink id={fieldId(only[0], formId)}>{message}</FieldLink> : message}
      </h2>
      {others.length > 0 && (
        <ul className="mt-2 list-disc pl-6">
          {entries.map(([name, error]) => (
            <li key={name}>
              <FieldLink id={fieldId(name, formId)}>{error}</FieldLink>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

function FieldLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a href={`#${id}`} className="inline-flex min-h-11 items-center font-semibold text-down">
      {children}
    </a>
  );
}
