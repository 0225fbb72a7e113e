import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/components/console/form-state";
import { Code } from "@/components/ui/code";

type ServiceRow = { code: string; name: string; groupName: string | null; isArchived: boolean };

type ServiceRowsProps = { services: readonly ServiceRow[]; archive: FormAction; reorder: FormAction };

export function ServiceRows({ services, archive, reorder }: ServiceRowsProps) {
  return (
    <ul className="mt-3 divide-y divide-line">
      {services.map(({ code, name, groupName, isArchived }, index) => (
        <li key={code} className="flex flex-wrap items-center gap-2 py-2">
          <Code>{code}</Code>
          <span className="min-w-0 flex-1 basis-40">
            <b>{name}</b> <span className="text-sm text-soft">{isArchived ? "archived" : groupName}</span>
          </span>
          <span className="flex flex-wrap gap-2">
            {canMoveUp(services, index) && (
              <ActionButton action={reorder} fields={{ codes: movedUp(services, index) }} label={`Move ${name} up`}>
                ↑
              </ActionButton>
            )}
            <Link
              href={`/staff/services/${code.toLowerCase()}`}
              aria-label={`Change ${name}`}
              className={buttonClass("secondary")}
            >
              Change
            </Link>
            <ActionButton
              action={archive}
              fields={{ code, isArchived: String(!isArchived) }}
              label={isArchived ? `Bring back ${name}` : `Archive ${name}`}
            >
              {isArchived ? "Bring back" : "Archive"}
            </ActionButton>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Services move within their group. */
function canMoveUp(services: readonly ServiceRow[], index: number): boolean {
  const service = services[index];
  const above = services[index - 1];

  return service !== undefined && above?.groupName === service.groupName && !service.isArchived;
}

/** All codes in their order, with this one before the one above it. */
function movedUp(services: readonly ServiceRow[], index: number): string {
  const codes = services.map(({ code }) => code);
  codes.splice(index - 1, 0, ...codes.splice(index, 1));

  return codes.join(" ");
}
