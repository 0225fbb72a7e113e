import { z } from "zod";
import { basedOnInput, type FieldWords } from "@/domain/shared/changed-since";
import { choice, id, limits, line, optionalLine } from "@/domain/shared/input";
import { roles } from "@/domain/shared/words";

export const email = z
  .string({ error: "The e-mail address is missing. Type it in." })
  .trim()
  .toLowerCase()
  .max(limits.email, `The e-mail address is too long. Shorten it to ${limits.email} characters.`)
  .pipe(z.email({ error: "This is no e-mail address. Write it as name@example.edu." }));

// Taken as typed: a password is not tidied.
export const password = z
  .string({ error: "The password is missing. Type it in." })
  .max(limits.password, `The password is too long. Use ${limits.password} characters or fewer.`);

export const signInInput = z.object({
  email,
  password: password.min(1, "The password is missing. Type it in."),
});
export type SignIn = z.output<typeof signInInput>;

export const newPassword = password.min(12, "Use a password of at least 12 characters.");

/** An account that is made for somebody; without a password it signs in through the site's own sign-in. */
export const createUserInput = z.object({
  email,
  name: line("The name", limits.name),
  publicName: optionalLine("The public name", limits.name),
  role: choice("The role", roles),
  password: newPassword.optional(),
});
export type CreateUser = z.output<typeof createUserInput>;

export const changePasswordInput = z.object({
  currentPassword: password.min(1, "Your password is missing. Type it in."),
  password: newPassword,
});
export type ChangePassword = z.output<typeof changePasswordInput>;

export const inviteUserInput = z.object({ role: choice("The role", roles) });
export type InviteUser = z.output<typeof inviteUserInput>;

/** `publicName` is what the public sees as the writer of an answer: "Mail team". */
export const acceptInvitationInput = z.object({
  token: line("The invitation", 200),
  email,
  name: line("Your name", limits.name),
  publicName: optionalLine("The public name", limits.name),
  password: newPassword,
});
export type AcceptInvitation = z.output<typeof acceptInvitationInput>;

export const changeUserRoleInput = z.object({ id: id("This user"), role: choice("The role", roles) });
export type ChangeUserRole = z.output<typeof changeUserRoleInput>;

export const disableUserInput = z.object({ id: id("This user") });
export type DisableUser = z.output<typeof disableUserInput>;

export const enableUserInput = z.object({ id: id("This user") });
export type EnableUser = z.output<typeof enableUserInput>;

/** Of somebody else, or of oneself: what staff and what the public see. `basedOn`: both as their author saw them. */
export const renameUserInput = z.object({
  id: id("This user"),
  name: line("The name", limits.name),
  publicName: optionalLine("The public name", limits.name),
  basedOn: basedOnInput,
});
export type RenameUser = z.output<typeof renameUserInput>;

export const userNameFieldWords: FieldWords = { name: { label: "Name" }, publicName: { label: "Public name" } };

export const withdrawInvitationInput = z.object({ id: id("This invitation") });
export type WithdrawInvitation = z.output<typeof withdrawInvitationInput>;

export const endSessionInput = z.object({ id: id("This session") });
export type EndSession = z.output<typeof endSessionInput>;
