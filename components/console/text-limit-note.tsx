import { Note } from "@/components/ui/note";
import { findTextLimit, textLimitSentence } from "@/domain/shared/text-limits";

/** While a text is typed that cannot be formatted in full: why, and what to do. */
export function TextLimitNote({ text, of }: { text: string; of?: string }) {
  const limit = findTextLimit(text);

  return (
    <div role="status">
      {limit !== null && (
        <Note tone="slow">
          {of && <b>{of} </b>}
          {textLimitSentence(limit)}
        </Note>
      )}
    </div>
  );
}
