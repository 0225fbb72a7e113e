import { TextField } from "@/components/console/fields";
import { limits } from "@/domain/shared/input";
import type { SourceKind } from "@/domain/shared/words";
import { kindWords } from "./kinds";
import { TryIt } from "./try-it";
import type { TryAction } from "./tried";

/** Asks a source for one number before it is saved. What is asked for here is not kept: metrics have it. */
export function SourceTry({ kind, tryIt }: { kind: SourceKind; tryIt: TryAction }) {
  const { query } = kindWords[kind];

  return (
    query && (
      <fieldset className="mt-6 rounded-card border border-line px-4 pb-4">
        <legend className="px-1 font-bold">Try it</legend>
        <p className="text-sm text-soft">Asks once, and keeps nothing.</p>
        <TextField
          name="query"
          label={query.label}
          hint={query.hint}
          maxLength={limits.query}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <TryIt action={tryIt} />
      </fieldset>
    )
  );
}
