import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import { auditFilterInput } from "@/domain/accounts/audit";
import type { Role } from "@/domain/shared/words";
import { requestAddressChange, requestAddressChangeOf } from "@/server/accounts/users/change-address";
import { changeUserRole, disableUser, enableUser, renameUser } from "@/server/accounts/users/change-user";
import { changeUserRights } from "@/server/accounts/users/change-user-rights";
import { makeResetLink } from "@/server/accounts/users/reset-password";
import { exportAudit, listAuditEntries } from "@/server/accounts/audit/queries";
import { mailAddressChange, mailAddressChanged } from "@/server/accounts/emails/mail-address-change";
import { mailPasswordReset } from "@/server/accounts/emails/mail-password-reset";
import { mailSignInAttack } from "@/server/accounts/emails/mail-sign-in-attack";
import { addPasskey, beginPasskey, renamePasskey } from "@/server/accounts/second-factor/passkeys";
import { findOwnSecondFactor } from "@/server/accounts/second-factor/queries";
import { makeRecoveryCodes } from "@/server/accounts/second-factor/recovery-codes";
import { removeSecondFactor, removeSecondFactorOf } from "@/server/accounts/second-factor/remove-second-factor";
import { requireOwnProof } from "@/server/accounts/second-factor/own-proof";
import { beginTotp, confirmTotp } from "@/server/accounts/second-factor/set-up-totp";
import { mailSecondFactor } from "@/server/accounts/emails/mail-second-factor";
import { purgeAccounts } from "@/server/accounts/tasks";
import { endOtherSessions, endOwnSession, endSession, listOwnSessions } from "@/server/accounts/sessions/user-sessions";
import { createUser } from "@/server/accounts/users/create-user";
import { inviteUser, withdrawInvitation } from "@/server/accounts/users/invite-user";
import { findUser, listDutyLeads, listInvitations, listUsers } from "@/server/accounts/users/queries";
import { changePassword, setPassword } from "@/server/accounts/users/change-password";
import { at } from "@/server/testing/make";

const now = at("10:00");
const id = randomUUID();
const person = { email: `${id}@example.edu`, name: "A", publicName: undefined, role: "helpdesk" as const };
const signInOrigin = { address: "192.0.2.1", deviceId: null, userAgent: "" };

const wrong = { currentPassword: "wrong" };
const passkey = {
  ...{ id: "a", rawId: "a", type: "public-key" as const },
  response: { clientDataJSON: "a", attestationObject: "a", transports: [] },
};

/** The verbs and queries of accounts, each with the least role that may; asked of nobody who exists. */
export const accountVerbs: readonly [name: string, least: Role, call: (actor: Actor) => Promise<unknown>][] = [
  ["createUser", "admin", (actor) => createUser(actor, person, now)],
  ["inviteUser", "admin", (actor) => inviteUser(actor, { role: "helpdesk" }, now)],
  ["changeUserRole", "admin", (actor) => changeUserRole(actor, { id, role: "editor" }, now)],
  [
    "changeUserRights",
    "admin",
    (actor) => changeUserRights(actor, { id, services: [], isDutyLead: true, basedOn: undefined }, now),
  ],
  ["listDutyLeads", "helpdesk", (actor) => listDutyLeads(actor)],
  ["disableUser", "admin", (actor) => disableUser(actor, { id }, now)],
  ["setPassword", "admin", (actor) => setPassword(actor, { id, password: "a long password" }, now)],
  ["findUser", "admin", (actor) => findUser(actor, id)],
  ["listUsers", "admin", (actor) => listUsers(actor)],
  ["listInvitations", "admin", (actor) => listInvitations(actor, now)],
  [
    "changePassword",
    "helpdesk",
    (actor) => changePassword(actor, { currentPassword: "wrong", password: "a long password" }, signInOrigin, now),
  ],
  ["enableUser", "admin", (actor) => enableUser(actor, { id }, now)],
  ["renameUser", "admin", (actor) => renameUser(actor, { id, name: "N", publicName: undefined }, now)],
  ["makeResetLink", "admin", (actor) => makeResetLink(actor, { id }, now)],
  ["withdrawInvitation", "admin", (actor) => withdrawInvitation(actor, { id }, now)],
  ["requestAddressChangeOf", "admin", (actor) => requestAddressChangeOf(actor, { id, email: person.email }, now)],
  [
    "requestAddressChange",
    "helpdesk",
    (actor) => requestAddressChange(actor, { email: person.email, currentPassword: "wrong" }, signInOrigin, now),
  ],
  ["endOwnSession", "helpdesk", (actor) => endOwnSession(actor, { id }, now)],
  ["endSession", "helpdesk", (actor) => endSession(actor, { id }, now)],
  ["endOtherSessions", "helpdesk", (actor) => endOtherSessions(actor, { id }, now)],
  ["listOwnSessions", "helpdesk", (actor) => listOwnSessions(actor, now)],
  ["listAuditEntries", "admin", (actor) => listAuditEntries(actor, auditFilterInput.parse({}), null)],
  ["exportAudit", "admin", (actor) => exportAudit(actor, auditFilterInput.parse({}), now)],
  ["mailSignInAttack", "admin", (actor) => mailSignInAttack(actor, { email: person.email, network: "192.0.2.x" }, now)],
  ["mailPasswordReset", "admin", (actor) => mailPasswordReset(actor, { email: "nobody@example.edu" }, now)],
  ["mailAddressChange", "admin", (actor) => mailAddressChange(actor, { userId: id, email: person.email }, now)],
  [
    "mailAddressChanged",
    "admin",
    (actor) => mailAddressChanged(actor, { userId: id, formerEmail: "a@b.example" }, now),
  ],
  ["beginTotp", "helpdesk", (actor) => beginTotp(actor, wrong, signInOrigin, now)],
  [
    "confirmTotp",
    "helpdesk",
    (actor) => confirmTotp(actor, { code: "1" }, { sessionId: id, origin: signInOrigin }, now),
  ],
  ["beginPasskey", "helpdesk", (actor) => beginPasskey(actor, wrong, signInOrigin, now)],
  ["addPasskey", "helpdesk", (actor) => addPasskey(actor, { name: "N", response: passkey }, id, now)],
  ["renamePasskey", "helpdesk", (actor) => renamePasskey(actor, { id, name: "N" }, now)],
  ["makeRecoveryCodes", "helpdesk", (actor) => makeRecoveryCodes(actor, wrong, signInOrigin, now)],
  [
    "removeSecondFactor",
    "helpdesk",
    (actor) => removeSecondFactor(actor, { ...wrong, part: "all" }, signInOrigin, now),
  ],
  ["requireOwnProof", "helpdesk", (actor) => requireOwnProof(actor, wrong, signInOrigin, now)],
  ["findOwnSecondFactor", "helpdesk", (actor) => findOwnSecondFactor(actor, now)],
  ["removeSecondFactorOf", "admin", (actor) => removeSecondFactorOf(actor, { id }, now)],
  ["mailSecondFactor", "admin", (actor) => mailSecondFactor(actor, { userId: id, change: "totp_set_up" }, now)],
  ["purgeAccounts", "admin", (actor) => purgeAccounts(actor, now)],
];
