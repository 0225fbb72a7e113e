import { Button } from "@/components/ui/button";
import { fieldId } from "@/components/ui/field";
import { type ServiceChoice, SymptomFields, WriterFields } from "./report-fields";

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
      <SymptomFields values={values} errors={errors} hasHints={false} />
      <WriterFields values={values} errors={errors} services={services} hasHints={false} />
      {errors["isMeant"] && <MeantBox error={errors["isMeant"]} />}
      <p className="mt-4 text-sm text-soft">Staff may have to look at it again before the correction is shown.</p>
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
        Save it with this in it. Staff then look at it before it is shown.
      </label>
    </div>
  );
}
