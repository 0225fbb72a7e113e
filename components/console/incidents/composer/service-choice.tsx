"use client";

import { CheckBox } from "@/components/ui/check-box";
import { Code } from "@/components/ui/code";
import { FieldGroup } from "@/components/ui/field-group";
import { serviceStatuses, serviceStatusLabels, type ServiceStatus } from "@/domain/shared/words";
import { Note } from "@/components/ui/note";
import { isNoneAffected, isPastEntry, withService } from "@/domain/incidents/entry-choices";
import { isEnded } from "@/domain/incidents/statuses";
import type { ComposerValues } from "./values";

export type ComposerService = {
  code: string;
  name: string;
  /** What is open about it already, for who begins a new entry; null: nothing. */
  openIncident: { code: string; title: string } | null;
  /** Others post for it: its state is shown, and not to be chosen. */
  isOthers?: boolean;
};

type ServiceChoiceProps = {
  services: readonly ComposerService[];
  values: ComposerValues;
  /** The first service gives a new incident its code. */
  isNew: boolean;
  formId: string;
  error: string | undefined;
  onChange: (values: ComposerValues) => void;
};

/** Which services it names, and what it says about each. */
export function ServiceChoice({ services, values, isNew, formId, error, onChange }: ServiceChoiceProps) {
  const named = new Set(values.services.map(({ code }) => code));
  const ofOthers = new Set(services.flatMap(({ code, isOthers }) => (isOthers ? [code] : [])));
  const others = services.filter(({ code }) => !named.has(code) && !ofOthers.has(code));
  // The end makes them all work; what they were is kept for whoever changes their mind.
  const isOver = !isNew && values.kind !== "notice" && isEnded(values.status);
  const nameOf = new Map(services.map(({ code, name }) => [code, name]));

  function setStatus(code: string, choice: string) {
    const status = serviceStatuses.find((known) => known === choice);
    onChange({
      ...values,
      services: status
        ? values.services.map((service) => (service.code === code ? { code, status } : service))
        : values.services.filter((service) => service.code !== code),
    });
  }

  return (
    <FieldGroup
      legend="Services"
      hint={isNew ? newHint(values) : isOver && "It is over: they all work"}
      formId={formId}
      name="services"
      error={error}
    >
      <div className="grid gap-2 sm:grid-cols-2">
        {values.services.map(({ code, status }) => (
          <label key={code} className="flex min-w-0 items-center gap-2 rounded-box border border-edge bg-card pl-3">
            <span className="min-w-20 flex-1 truncate font-semibold">{nameOf.get(code) ?? code}</span>
            {isOver || ofOthers.has(code) ? (
              <span className="py-2 pr-3 text-soft">
                {serviceStatusLabels[isOver ? "operational" : (status ?? "operational")]}
              </span>
            ) : (
              <StatusSelect status={status} onChoose={(choice) => setStatus(code, choice)} />
            )}
          </label>
        ))}
        {others.length > 0 && (
          <select
            id={`${formId}-services`}
            aria-label="Add a service"
            value=""
            onChange={(event) => onChange(withService(values, event.target.value))}
          >
            <option value="">Add a service …</option>
            {others.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      {isNew && values.kind === "incident" && <AlreadyOpen services={services.filter(({ code }) => named.has(code))} />}
      {values.services.length > 0 && isNoneAffected(values) && (
        <CheckBox
          label="No service is affected, although it is open"
          checked={values.noneAffected}
          onChange={(event) => onChange({ ...values, noneAffected: event.target.checked })}
        />
      )}
    </FieldGroup>
  );
}

const unsaid = "unsaid";

function newHint(values: ComposerValues): string {
  const first = "The first one gives it its code";

  return isPastEntry(values) ? `${first}. As they were while it lasted` : first;
}

/** Before a second incident of a service is opened. */
function AlreadyOpen({ services }: { services: readonly ComposerService[] }) {
  const open = new Map(
    services.flatMap(({ openIncident }) => (openIncident ? [[openIncident.code, openIncident]] : [])),
  );

  return [...open.values()].map(({ code, title }) => (
    <Note key={code} tone="work" role="status">
      Open already: <Code>{code}</Code> {title}.{" "}
      <a href={`/staff/incidents/${code.toLowerCase()}`} className="inline-block py-1">
        Add an update to it instead
      </a>
      . What you have typed stays among your drafts.
    </Note>
  ));
}

function StatusSelect({ status, onChoose }: { status: ServiceStatus | null; onChoose: (choice: string) => void }) {
  return (
    <select
      className="w-auto! min-w-0 border-0! bg-transparent! font-semibold"
      value={status ?? unsaid}
      onChange={(event) => onChoose(event.target.value)}
    >
      {status === null && <option value={unsaid}>How is it? …</option>}
      {serviceStatuses.map((known) => (
        <option key={known} value={known}>
          {serviceStatusLabels[known]}
        </option>
      ))}
      <option value="">Not affected</option>
    </select>
  );
}
