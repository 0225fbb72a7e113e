import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { limits } from "@/domain/shared/input";

export type ServiceChoice = { code: string; name: string };

type FieldsProps<Name extends string> = {
  values: Readonly<Record<Name, string>>;
  errors: Readonly<Record<string, string>>;
  /** Whoever corrects has read them before. */
  hasHints: boolean;
};

/** What somebody sees, and the message that a program showed. */
export function SymptomFields({ values, errors, hasHints }: FieldsProps<"what" | "error">) {
  return (
    <>
      <TextArea
        name="what"
        label="What do you see?"
        {...(hasHints ? { hint: "What you did, what happened, and since when." } : {})}
        value={values.what}
        error={errors["what"]}
        maxLength={limits.comment}
      />
      <TextArea
        name="error"
        label="The exact error message (optional)"
        {...(hasHints ? { hint: "Copied if you can; a code such as 0x800CCC0F helps most." } : {})}
        value={values.error}
        error={errors["error"]}
        maxLength={limits.errorMessage}
        isShort
      />
    </>
  );
}

/** Where they see it, and who they are. */
export function WriterFields({
  values,
  errors,
  hasHints,
  services,
}: FieldsProps<"service" | "program" | "name"> & {
  /** Empty: the question for the service is left out. */
  services: readonly ServiceChoice[];
}) {
  return (
    <>
      {services.length > 0 && (
        <SelectField
          name="service"
          label="Service (optional)"
          value={values.service}
          error={errors["service"]}
          options={[
            { value: "", label: "I am not sure" },
            ...services.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      <ProgramField value={values.program} error={errors["program"]} hasHint={hasHints} />
      <TextField
        name="name"
        label="Your name, as others will see it (optional)"
        value={values.name}
        error={errors["name"]}
        maxLength={limits.name}
        autoComplete="name"
      />
    </>
  );
}

type ProgramFieldProps = { value: string; error: string | undefined; hasHint: boolean };

export function ProgramField({ value, error, hasHint }: ProgramFieldProps) {
  return (
    <TextField
      name="program"
      label="Program (optional)"
      {...(hasHint ? { hint: "Such as Outlook, or Firefox on a phone." } : {})}
      value={value}
      error={error}
      maxLength={limits.name}
      autoComplete="off"
    />
  );
}
