import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { listed } from "@/domain/shared/listed";
import type { Role } from "@/domain/shared/words";
import { RoleForm } from "./role-form";

type User = {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabledAt: Date | null;
  isDutyLead: boolean;
  services: readonly string[];
  hasSecondFactor: boolean;
};

type UserRowsProps = {
  users: readonly User[];
  ownId: string;
  changeRole: FormAction;
  disable: FormAction;
  enable: FormAction;
};

export function UserRows({ users, ownId, changeRole, disable, enable }: UserRowsProps) {
  return (
    <ul className="mt-3 divide-y divide-line">
      {users.map((user) => (
        <li key={user.id} className="flex flex-wrap items-center gap-2 py-3">
          <span className="min-w-0 flex-1 basis-56">
            <Link href={user.id === ownId ? "/staff/account" : `/staff/users/${user.id}`}>
              <b>{user.name}</b>
            </Link>{" "}
            {user.id === ownId && <span className="text-sm text-soft">you</span>}
            {user.isDutyLead && <span className="text-sm font-semibold">duty lead</span>}
            <span className="block text-sm break-all text-soft">{user.email}</span>
            {user.role === "editor" && user.services.length > 0 && (
              <span className="block text-sm text-soft">posts for {listed(user.services)} only</span>
            )}
            <span className="block text-sm text-soft">
              {user.hasSecondFactor ? "With a second factor" : "Without a second factor"}
            </span>
          </span>
          {user.disabledAt ? (
            <>
              <span className="text-soft">may not sign in</span>
              <ActionButton action={enable} fields={{ id: user.id }} label={`Enable ${user.name}`}>
                Enable
              </ActionButton>
            </>
          ) : (
            <>
              <RoleForm user={user} changeRole={changeRole} />
              {user.id !== ownId && (
                <ActionButton action={disable} fields={{ id: user.id }} label={`Disable ${user.name}`}>
                  Disable
                </ActionButton>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
