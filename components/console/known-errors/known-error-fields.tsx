import { FormattedTextField, SelectField, TextAreaField, TextField } from "@/components/console/fields";
import { formatWallTime } from "@/domain/shared/calendar";
import { limits } from "@/domain/shared/input";
import { joinMessages, type KnownErrorView } from "@/domain/known-errors/known-errors";
import { knownErrorStateLabels, knownErrorStates } from "@/domain/shared/words";
import { CheckList } from "./check-list";

type EditedKnownError = Pick<
  KnownErrorView,
  "title" | "messages" | "state" | "fixedAt" | "services" | "updates" | "slug"
> & {
  causeMarkdown: string | null;
  workaroundMarkdown: string | null;
};

type KnownErrorFieldsProps = {
  services: readonly { code: string; name: string }[];
  timeZone: string;
  /** The one to change; without it, a new one. */
  knownError?: EditedKnownError;
};

export function KnownErrorFields({ services, timeZone, knownError }: KnownErrorFieldsProps) {
  const named = knownError?.services.map(({ code }) => code) ?? [];

  return (
    <>
      <TextField
        name="title"
        label="Title"
        hint={
          knownError
            ? `Its address stays /known-errors/${knownError.slug}`
            : "What people notice: Outlook stops with 0x800CCC0F. Its address is made from it, and stays"
        }
        initial={knownError?.title ?? ""}
        maxLength={limits.title}
      />
      <TextAreaField
        name="messages"
        label="The message"
        hint="Exactly as the program shows it. Other spellings after an empty line"
        initial={joinMessages(knownError?.messages ?? [])}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        className="font-mono text-sm"
      />
      <FormattedTextField
        name="workaround"
        label="What can people do?"
        hint="Optional. On top of its page"
        initial={knownError?.workaroundMarkdown ?? ""}
        maxLength={limits.workaround}
      />
      <FormattedTextField
        name="cause"
        label="Why does it happen?"
        hint="Optional. As far as you know"
        initial={knownError?.causeMarkdown ?? ""}
        maxLength={limits.body}
      />
      <CheckList
        legend="Services"
        prefix="service-"
        field="services"
        choices={services.map(({ code, name }) => ({ value: code, label: name, isChecked: named.includes(code) }))}
      />
      <StateFields timeZone={timeZone} {...(knownError ? { knownError } : {})} />
      <TextAreaField
        name="updates"
        label="Updates that speak of it"
        hint="Optional. Their codes, such as MAIL-7.3"
        initial={knownError?.updates.map(({ code }) => code).join("\n") ?? ""}
        rows={2}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}

function StateFields({ timeZone, knownError }: Pick<KnownErrorFieldsProps, "timeZone" | "knownError">) {
  return (
    <>
      <SelectField
        name="state"
        label="State"
        options={knownErrorStates.map((state) => ({ value: state, label: knownErrorStateLabels[state] }))}
        initial={knownError?.state ?? "open"}
      />
      <TextField
        name="fixedAt"
        label="Fixed on"
        hint={`Only if it is fixed. Empty: now. In ${timeZone}`}
        type="datetime-local"
        initial={knownError?.fixedAt ? formatWallTime(knownError.fixedAt, timeZone) : ""}
      />
    </>
  );
}
