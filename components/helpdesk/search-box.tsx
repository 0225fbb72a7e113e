import type { KeyboardEvent, Ref } from "react";

type SearchBoxProps = {
  ref: Ref<HTMLInputElement>;
  typed: string;
  listId: string;
  /** The option that Enter opens; null: none. */
  activeOptionId: string | null;
  isExpanded: boolean;
  onType: (typed: string) => void;
  onStep: (by: 1 | -1) => void;
  onEnter: () => void;
};

/** The one box: a symptom, an error message or a code. */
export function SearchBox({ ref, typed, listId, activeOptionId, isExpanded, onType, onStep, onEnter }: SearchBoxProps) {
  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      onStep(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      onEnter();
    }
  }

  return (
    <div role="search">
      <label htmlFor={`${listId}-box`} className="block font-semibold">
        Symptom, error or code
      </label>
      <input
        ref={ref}
        id={`${listId}-box`}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isExpanded}
        aria-controls={listId}
        {...(activeOptionId === null ? {} : { "aria-activedescendant": activeOptionId })}
        aria-describedby={`${listId}-keys`}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={press}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        autoFocus
        maxLength={500}
        className="mt-1 text-lg"
      />
      <p id={`${listId}-keys`} className="mt-1 text-sm text-soft max-sm:sr-only">
        Arrow keys choose, Enter opens the card and its keys, Escape comes back here.
      </p>
    </div>
  );
}
