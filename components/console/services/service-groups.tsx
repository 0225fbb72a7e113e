import { ActionButton } from "@/components/console/action-button";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/ui/section";
import { limits } from "@/domain/shared/input";
import { MoveButtons } from "./move-buttons";
import { ServiceRow, type ServiceToManage } from "./service-row";

type ServiceGroupsProps = {
  /** In their order, archived ones last. */
  services: readonly ServiceToManage[];
  archive: FormAction;
  move: FormAction;
  moveGroup: FormAction;
  renameGroup: FormAction;
};

/** The services by group, as on the front page; what is archived comes last. */
export function ServiceGroups({ services, archive, move, moveGroup, renameGroup }: ServiceGroupsProps) {
  const used = services.filter(({ isArchived }) => !isArchived);
  const archived = services.filter(({ isArchived }) => isArchived);
  const names = [...new Set(used.flatMap(({ groupName }) => groupName ?? []))];
  const ungrouped = used.filter(({ groupName }) => groupName === null);

  return (
    <>
      {names.map((name, index) => (
        <Section key={name} title={name}>
          <div className="mt-1 flex flex-wrap items-start gap-2">
            <MoveButtons
              action={moveGroup}
              fields={{ name }}
              of={`the group ${name}`}
              isFirst={index === 0}
              isLast={index === names.length - 1}
            />
            <GroupName name={name} rename={renameGroup} />
          </div>
          <Rows services={used.filter(({ groupName }) => groupName === name)} archive={archive} move={move} />
        </Section>
      ))}
      {ungrouped.length > 0 && (
        <Section title={names.length === 0 ? "In use" : "Without a group"}>
          <Rows services={ungrouped} archive={archive} move={move} />
        </Section>
      )}
      {archived.length > 0 && (
        <Section title="Archived">
          <ul className="mt-3 divide-y divide-line">
            {archived.map((service) => (
              <ServiceRow key={service.code} service={service}>
                <ActionButton
                  action={archive}
                  fields={{ code: service.code, isArchived: "false" }}
                  label={`Bring back ${service.name}`}
                >
                  Bring back
                </ActionButton>
              </ServiceRow>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function GroupName({ name, rename }: { name: string; rename: FormAction }) {
  return (
    <details>
      <summary aria-label={`Rename the group ${name}`}>Rename</summary>
      <ConsoleForm action={rename} submitLabel="Rename" hidden={{ name }}>
        <TextField name="newName" label={`New name of ${name}`} initial={name} maxLength={limits.name} />
      </ConsoleForm>
    </details>
  );
}

type RowsProps = { services: readonly ServiceToManage[]; archive: FormAction; move: FormAction };

/** Of one group, within which they move. */
function Rows({ services, archive, move }: RowsProps) {
  return (
    <ul className="mt-3 divide-y divide-line">
      {services.map((service, index) => (
        <ServiceRow key={service.code} service={service}>
          <MoveButtons
            action={move}
            fields={{ code: service.code }}
            of={service.name}
            isFirst={index === 0}
            isLast={index === services.length - 1}
          />
          <ActionButton
            action={archive}
            fields={{ code: service.code, isArchived: "true" }}
            label={`Archive ${service.name}`}
          >
            Archive
          </ActionButton>
        </ServiceRow>
      ))}
    </ul>
  );
}
