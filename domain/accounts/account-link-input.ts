import { z } from "zod";
import { id, limits, line } from "@/domain/shared/input";
import { email, newPassword, password } from "./user-input";

export const requestPasswordResetInput = z.object({ email });
export type RequestPasswordReset = z.output<typeof requestPasswordResetInput>;

export const makeResetLinkInput = z.object({ id: id("This user") });
export type MakeResetLink = z.output<typeof makeResetLinkInput>;

const token = line("The link", limits.token);

export const resetPasswordInput = z.object({ token, password: newPassword });
export type ResetPassword = z.output<typeof resetPasswordInput>;

/** The password is asked for once more: a phone that was left lying about must not give an account away. */
export const requestAddressChangeInput = z.object({
  email,
  currentPassword: password.min(1, "Your password is missing. Type it in."),
});
export type RequestAddressChange = z.output<typeof requestAddressChangeInput>;

/** Of somebody else, by an admin. */
export const changeAddressOfInput = z.object({ id: id("This user"), email });
export type ChangeAddressOf = z.output<typeof changeAddressOfInput>;

export const confirmAddressInput = z.object({ token });
export type ConfirmAddress = z.output<typeof confirmAddressInput>;
