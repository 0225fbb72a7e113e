import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { SecretForm } from "@/components/console/secret-form";
import type { Role } from "@/domain/shared/words";
import { AddressForm } from "./address-form";
import { NameForm } from "./name-form";
import { RoleForm } from "./role-form";

type User = {
  id: string;
  name: string;
  publicName: string | null;
  email: string;
  role: Role;
  disabledAt: Date | null;
};

type UserActions = Record<"changeRole" | "disable" | "enable" | "makeLink" | "rename" | "requestAddress", FormAction>;

type UserRowsProps = { users: readonly User[]; ownId: string; actions: UserActions };

export function UserRows({ users, ownId, actions }: UserRowsProps) {
  return (
    <ul className="mt-3 divide-y divide-line">
      {users.map((user) => (
        <li key={user.id} className="py-3">
          <div className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 flex-1 basis-56">
              <b>{user.name}</b> {user.id === ownId && <span className="text-sm text-soft">you</span>}
              <span className="block text-sm break-all text-soft">{user.email}</span>
            </span>
            {user.disabledAt ? (
              <>
                <span className="text-soft">may not sign in</span>
                <ActionButton action={actions.enable} fields={{ id: user.id }} label={`Enable ${user.name}`}>
                  Enable
                </ActionButton>
              </>
            ) : (
              <>
                <RoleForm user={user} changeRole={actions.changeRole} />
                {user.id !== ownId && (
                  <ActionButton action={actions.disable} fields={{ id: user.id }} label={`Disable ${user.name}`}>
                    Disable
                  </ActionButton>
                )}
              </>
            )}
          </div>
          {user.id !== ownId && <MoreOfUser user={user} actions={actions} />}
        </li>
      ))}
    </ul>
  );
}

/** What is rarely needed. One's own is under “Account”. */
function MoreOfUser({ user, actions }: { user: User; actions: UserActions }) {
  return (
    <details>
      <summary className="min-h-11 content-center">Name, address and password of {user.name}</summary>
      <NameForm user={user} name={user.name} publicName={user.publicName} save={actions.rename} />
      <AddressForm user={user} request={actions.requestAddress} />
      {!user.disabledAt && (
        <div className="mt-4">
          <p className="text-sm text-soft">
            For who cannot sign in and gets no email: a link by which they choose another password, once, within an
            hour.
          </p>
          <SecretForm
            action={actions.makeLink}
            submitLabel="Make a reset link"
            submitLook="secondary"
            submitName={`Make a reset link for ${user.name}`}
            secretLabel={`Link for ${user.name}`}
            hidden={{ id: user.id }}
          />
        </div>
      )}
    </details>
  );
}
