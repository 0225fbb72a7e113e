import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import type { Role } from "@/domain/shared/words";
import { formatDateTime } from "@/domain/shared/time";

type InvitationRowsProps = {
  invitations: readonly { id: string; role: Role; createdAt: Date; expiresAt: Date }[];
  timeZone: string;
  now: Date;
  withdraw: FormAction;
};

/** Links that make an account and that nobody has used yet. What they open is not kept: they can only be withdrawn. */
export function InvitationRows({ invitations, timeZone, now, withdraw }: InvitationRowsProps) {
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line" aria-label="Open invitations">
      {invitations.map(({ id, role, createdAt, expiresAt }) => {
        const made = formatDateTime(createdAt, timeZone, now);

        return (
          <li key={id} className="flex flex-wrap items-center gap-2 py-3">
            <span className="min-w-0 flex-1 basis-56">
              <b>{role}</b>
              <span className="block text-sm text-soft">
                Made {made} · works until {formatDateTime(expiresAt, timeZone, now)}
              </span>
            </span>
            <ActionButton action={withdraw} fields={{ id }} label={`Withdraw the invitation for ${role} of ${made}`}>
              Withdraw
            </ActionButton>
          </li>
        );
      })}
    </ul>
  );
}
