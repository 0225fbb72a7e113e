import { fieldId } from "@/components/ui/field";
import {
  type SubscriptionChoice,
  subscriptionChoiceLabels,
  subscriptionChoices,
} from "@/domain/notifications/subscriptions";

type SubscriptionValues = {
  readonly choice: string;
  readonly everything: boolean;
  readonly services: readonly string[];
  readonly incidents: readonly string[];
};

type SubscriptionFieldsProps = {
  values: SubscriptionValues;
  services: readonly { code: string; name: string }[];
  incidents: readonly { code: string; title: string }[];
  /** How often there is to choose. */
  choices?: readonly SubscriptionChoice[];
  errors: Readonly<Record<string, string>>;
};

/** What to get updates about, and how often. */
export function SubscriptionFields({
  values,
  services,
  incidents,
  choices = subscriptionChoices,
  errors,
}: SubscriptionFieldsProps) {
  return (
    <>
      <fieldset className="mt-4 min-w-0">
        <legend className="mb-1 font-semibold">What do you want to hear about?</legend>
        {errors["everything"] && <p className="mb-1 font-semibold text-down">{errors["everything"]}</p>}
        <CheckBox id={fieldId("everything")} name="everything" isChecked={values.everything} label="Everything" />
        {incidents.map(({ code, title }) => (
          <CheckBox
            key={code}
            name={`incident-${code}`}
            isChecked={values.incidents.includes(code)}
            label={`${code}, ${title}, until it is over`}
          />
        ))}
        {services.map(({ code, name }) => (
          <CheckBox key={code} name={`service-${code}`} isChecked={values.services.includes(code)} label={name} />
        ))}
      </fieldset>
      <fieldset className="mt-4 min-w-0">
        <legend className="mb-1 font-semibold">How often?</legend>
        {errors["choice"] && <p className="mb-1 font-semibold text-down">{errors["choice"]}</p>}
        {choices.map((choice, index) => (
          <ChoiceButton key={choice} choice={choice} isFirst={index === 0} isChosen={values.choice === choice} />
        ))}
      </fieldset>
    </>
  );
}

type CheckBoxProps = { id?: string; name: string; isChecked: boolean; label: string };

function CheckBox({ id, name, isChecked, label }: CheckBoxProps) {
  return (
    <label className={row}>
      <input
        {...(id === undefined ? {} : { id })}
        type="checkbox"
        name={name}
        className="size-5 shrink-0"
        defaultChecked={isChecked}
      />
      {label}
    </label>
  );
}

type ChoiceButtonProps = { choice: SubscriptionChoice; isFirst: boolean; isChosen: boolean };

function ChoiceButton({ choice, isFirst, isChosen }: ChoiceButtonProps) {
  return (
    <label className={row}>
      <input
        {...(isFirst ? { id: fieldId("choice") } : {})}
        type="radio"
        name="choice"
        value={choice}
        className="size-5 shrink-0"
        defaultChecked={isChosen}
      />
      {subscriptionChoiceLabels[choice]}
    </label>
  );
}

const row = "flex min-h-11 items-center gap-2";
