import { fieldId } from "./field";

/**
 * Why a form was not accepted, or what has to change first. It takes the focus when the page opens, without a script:
 * `autofocus` works on anything that can be focused, and each entry leads to its field.
 */
export function ErrorSummary({ message, fields }: { message: string; fields: Readonly<Record<string, string>> }) {
  const entries = Object.entries(fields);

  return (
    <div
      role="alert"
      tabIndex={-1}
      autoFocus
      aria-labelledby="error-summary-title"
      className="my-4 rounded-card border-2 border-down bg-card p-4 sm:p-5"
    >
      <h2 id="error-summary-title" className="text-lg">
        {titleOf(message, entries.length)}
      </h2>
      {entries.length > 0 && (
        <ul className="mt-2 list-disc pl-6">
          {entries.map(([name, error]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} className="inline-flex min-h-11 items-center font-semibold text-down">
                {error}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is listed below is not said twice. */
function titleOf(message: string, count: number): string {
  if (count === 0) {
    return message;
  }

  return count === 1
    ? "One thing has to change before this is sent"
    : `${count} things have to change before this is sent`;
}
