import { FormattedTextField, SelectField, TextAreaField, TextField } from "@/components/console/fields";
import { FieldGroup } from "@/components/ui/field-group";
import { labelsText } from "@/domain/monitoring/alert-rule-input";
import { limits } from "@/domain/shared/input";
import type { AlertRuleView } from "@/domain/monitoring/views";
import { alertLevelLabels, alertLevels, serviceStatuses, serviceStatusLabels } from "@/domain/shared/words";

type RuleFieldsProps = {
  services: readonly { code: string; name: string }[];
  alertSources: readonly { id: string; name: string }[];
  /** The rule to change; without it, a new one. */
  rule?: AlertRuleView;
};

export function RuleFields({ services, alertSources, rule }: RuleFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint="For staff: IMAP is down"
        initial={rule?.name ?? ""}
        maxLength={limits.name}
      />
      <SelectField
        name="isOn"
        label="Switch"
        hint="It acts upon alerts that begin from then on"
        options={switchOptions}
        initial={String(rule?.isOn ?? false)}
      />
      <FieldGroup look="boxed" legend="Which alerts">
        <WhichFields alertSources={alertSources} {...(rule ? { rule } : {})} />
      </FieldGroup>
      <FieldGroup look="boxed" legend="What it says">
        <SaysFields services={services} {...(rule ? { rule } : {})} />
      </FieldGroup>
    </>
  );
}

function WhichFields({ alertSources, rule }: Pick<RuleFieldsProps, "alertSources" | "rule">) {
  return (
    <>
      <SelectField
        name="alertSourceId"
        label="Alert source"
        options={[
          { value: "", label: "Any, and our own thresholds" },
          ...alertSources.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        initial={rule?.alertSourceId ?? ""}
      />
      <TextAreaField
        name="labels"
        label="Labels"
        hint="One a line, such as alertname=ImapDown. An alert must have all of them"
        initial={labelsText(rule?.labels ?? {})}
        rows={3}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <SelectField
        name="leastLevel"
        label="At least"
        options={alertLevels.map((level) => ({ value: level, label: alertLevelLabels[level] }))}
        initial={rule?.leastLevel ?? "critical"}
      />
      <TextField
        name="forSeconds"
        label="For how many seconds"
        hint="300 is five minutes. An alert that is over sooner creates nothing"
        inputMode="numeric"
        initial={String(rule?.forSeconds ?? 300)}
      />
    </>
  );
}

function SaysFields({ services, rule }: Pick<RuleFieldsProps, "services" | "rule">) {
  return (
    <>
      <SelectField
        name="action"
        label="What it does"
        hint="Of what it publishes everybody reads the title, the first update and the service’s status below, and nothing of the alert itself"
        options={actionOptions}
        initial={rule?.action ?? "draft"}
      />
      <SelectField
        name="serviceCode"
        label="Service"
        options={services.map(({ code, name }) => ({ value: code, label: name }))}
        initial={rule?.serviceCode ?? services[0]?.code ?? ""}
      />
      <SelectField
        name="serviceStatus"
        label="The service’s status"
        options={serviceStatuses
          .filter((status) => status !== "under_maintenance")
          .map((status) => ({ value: status, label: serviceStatusLabels[status] }))}
        initial={rule?.serviceStatus ?? "degraded_performance"}
      />
      <TextField name="title" label="Title" initial={rule?.title ?? ""} maxLength={limits.title} />
      <FormattedTextField
        name="bodyMarkdown"
        label="First update"
        hint="Written now, read when nobody has looked yet: say no more than the alert can know"
        initial={rule?.bodyMarkdown ?? ""}
        maxLength={limits.body}
        rows={4}
      />
      <SelectField
        name="saysRecovered"
        label="When the alert is over"
        hint="It resolves only what nobody has touched"
        options={recoveredOptions}
        initial={String(rule?.saysRecovered ?? false)}
      />
    </>
  );
}

const switchOptions = [
  { value: "false", label: "Off" },
  { value: "true", label: "On" },
];

const actionOptions = [
  { value: "draft", label: "Create a draft. Staff decide" },
  { value: "publish", label: "Publish an incident at once. Nobody is asked" },
];

const recoveredOptions = [
  { value: "false", label: "Leave it to staff" },
  { value: "true", label: "Post “Recovered at 12:49 am”" },
];
