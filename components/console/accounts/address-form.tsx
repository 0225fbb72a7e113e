import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { limits } from "@/domain/shared/input";

type AddressFormProps = {
  /** Of somebody else, for whom an admin asks; of one's own it takes the password. */
  userId?: string;
  request: FormAction;
};

/** Has a link sent to a new address, by which its owner confirms it. */
export function AddressForm({ userId, request }: AddressFormProps) {
  return (
    <ConsoleForm
      action={request}
      submitLabel="Send a link to it"
      submitLook="secondary"
      hidden={userId === undefined ? {} : { id: userId }}
    >
      <TextField name="email" label="New address" type="email" autoComplete="off" maxLength={limits.email} />
      {userId === undefined && (
        <TextField
          name="currentPassword"
          label="Your password"
          type="password"
          autoComplete="current-password"
          maxLength={limits.password}
        />
      )}
    </ConsoleForm>
  );
}
