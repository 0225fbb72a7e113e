import { CheckBox } from "@/components/ui/check-box";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { FieldGroup } from "@/components/ui/field-group";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";

/** Every field as it is, with a hint, and with something wrong; and the summary of what is wrong. */
export function FieldGallery() {
  return (
    <Section id="fields" title="Fields">
      <PageTitle look="small" lead="The title of a console page.">
        Change a service
      </PageTitle>
      <ErrorSummary formId="nothing" message="The database cannot be reached. Try again in a minute." />
      <ErrorSummary formId="wrong" message="The title is missing." fields={{ title: "The title is missing." }} />
      <ErrorSummary formId="wrong-too" message="2 fields have to change." fields={errors} />
      <div className="max-w-measure">
        {["plain", "wrong", "wrong-too"].map((formId, index) => (
          <FieldGroup key={formId} look={index === 0 ? "plain" : "boxed"} legend={formId} hint="Of one form">
            <Fields formId={formId} errors={index === 0 ? {} : errors} />
          </FieldGroup>
        ))}
      </div>
    </Section>
  );
}

const errors: Readonly<Record<string, string>> = {
  title: "The title is missing.",
  body: "Say what is happening.",
  service: "There is no such service.",
};

function Fields({ formId, errors }: { formId: string; errors: Readonly<Record<string, string>> }) {
  return (
    <>
      <TextField formId={formId} name="title" label="Title" error={errors["title"]} />
      <TextArea formId={formId} name="body" label="What is happening?" hint="In plain words" error={errors["body"]} />
      <SelectField
        formId={formId}
        name="service"
        label="Service"
        hint="The first one gives it its code, which is then said on the phone, printed on posters and searched for"
        error={errors["service"]}
        options={[{ value: "", label: "None" }]}
      />
      <CheckBox look="primary" name={`${formId}-notifies`} label="Notify subscribers" defaultChecked />
      <CheckBox look="secondary" name={`${formId}-workaround`} label="It says what people can do" />
      <ChoiceGroup
        legend="Next update by"
        hint="When readers should look again"
        name={`${formId}-promise`}
        value="30"
        options={[
          { value: "15", label: "15 min" },
          { value: "30", label: "30 min" },
          { value: "60", label: "1 hour" },
        ]}
      />
    </>
  );
}
