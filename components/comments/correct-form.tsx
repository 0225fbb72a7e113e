import { Button } from "@/components/ui/button";
import { fieldId, SelectField, TextArea, TextField } from "@/components/ui/field";
import { limits } from "@/domain/input";
import type { ServiceChoice } from "./comment-form";

export type CorrectedValues = {
  what: string;
  error: string;
  service: string;
  program: string;
  name: string;
};

type CorrectFormProps = {
  action: string;
  values: CorrectedValues;
  services: readonly ServiceChoice[];
  errors: Readonly<Record<string, string>>;
};

/** Everything that others can read of a comment, to be put right. */
export function CorrectForm({ action, values, services, errors }: CorrectFormProps) {
  return (
    <form method="post" action={action} noValidate aria-label="Correct what you wrote" className="max-w-measure">
      <TextArea
        name="what"
        label="What do you see?"
        value={values.what}
        error={errors["what"]}
        maxLength={limits.comment}
      />
      <TextArea
        name="error"
        label="The exact error message (optional)"
        value={values.error}
        error={errors["error"]}
        maxLength={limits.errorMessage}
        isShort
      />
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
      <TextField
        name="program"
        label="Program (optional)"
        value={values.program}
        error={errors["program"]}
        maxLength={limits.name}
        autoComplete="off"
      />
      <TextField
        name="name"
        label="Your name, as others will see it (optional)"
        value={values.name}
        error={errors["name"]}
        maxLength={limits.name}
        autoComplete="name"
      />
      {errors["isMeant"] && <MeantBox error={errors["isMeant"]} />}
      <p className="mt-4 text-sm text-soft">What is corrected may have to wait again until staff have looked at it.</p>
      <p className="mt-3">
        <Button type="submit">Save the correction</Button>
      </p>
    </form>
  );
}

function MeantBox({ error }: { error: string }) {
  return (
    <div className="mt-4">
      <p id={`${fieldId("isMeant")}-error`} className="mb-1 font-semibold text-down">
        {error}
      </p>
      <label className="inline-flex min-h-11 items-center gap-2">
        <input
          id={fieldId("isMeant")}
          type="checkbox"
          name="isMeant"
          className="size-5"
          aria-describedby={`${fieldId("isMeant")}-error`}
        />
        Save it with this in it; it then waits until staff have looked at it.
      </label>
    </div>
  );
}
