import { TextField } from "@/components/console/fields";
import { limits } from "@/domain/shared/input";
import { defaultIntervalSeconds } from "@/domain/monitoring/source-settings";
import type { SourceView } from "@/domain/monitoring/views";
import type { SourceKind } from "@/domain/shared/words";
import { CredentialFields } from "./credential-fields";
import { kindWords } from "./kinds";

/** The settings of a source of this kind; without `source`, of a new one. */
export function SourceFields({ kind, source }: { kind: SourceKind; source?: SourceView }) {
  const { url, interval, takesCredentials } = kindWords[kind];

  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint="For staff: which system this is"
        initial={source?.name ?? ""}
        maxLength={limits.name}
        autoComplete="off"
      />
      {url && (
        <TextField
          name="url"
          label={url.label}
          hint={url.hint}
          type="url"
          inputMode="url"
          initial={source?.url ?? ""}
          maxLength={limits.url}
        />
      )}
      {takesCredentials && <CredentialFields {...(source ? { source } : {})} />}
      <TextField
        name="intervalSeconds"
        label={interval.label}
        hint={interval.hint}
        inputMode="numeric"
        initial={String(source?.intervalSeconds ?? defaultIntervalSeconds(kind))}
      />
    </>
  );
}
