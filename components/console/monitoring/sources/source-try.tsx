import { TextField } from "@/components/console/fields";
import { FieldGroup } from "@/components/ui/field-group";
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
      <FieldGroup look="boxed" legend="Try it" hint="Asks once, and keeps nothing.">
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
      </FieldGroup>
    )
  );
}
