import type { Actor } from "./actor";
import { AppError } from "@/domain/shared/errors";
import type { Role } from "@/domain/shared/words";

/** What may be done, and from which role on. */
const leastRole = {
  /** One's own. */
  "password.change": "helpdesk",
  "account.change": "helpdesk",
  "session.end": "helpdesk",
  /** What the console shows to everybody who works with it: counts, alerts, how far a notification has come. */
  "console.read": "helpdesk",
  "comment.read_held": "helpdesk",
  "comment.moderate": "helpdesk",
  "comment.answer": "helpdesk",
  "answer_template.manage": "helpdesk",
  "comment.pause": "editor",
  "caller.record": "helpdesk",
  "confirmation.discount": "editor",
  "caller.answer": "helpdesk",
  "script.write": "helpdesk",
  "incident.open": "editor",
  "incident.change": "editor",
  "incident.move": "editor",
  "incident.withdraw": "editor",
  "update.post": "editor",
  "update.edit": "editor",
  "known_error.write": "editor",
  "draft.save": "editor",
  "service.manage": "admin",
  "source.manage": "admin",
  "alert_source.manage": "admin",
  "sample.push": "admin",
  "alert.record": "admin",
  "alert.decide": "editor",
  "alert_rule.manage": "admin",
  "occurrence.add": "editor",
  "occurrence.remove": "editor",
  "mail.send": "admin",
  "mail.receive": "admin",
  "subscriber.manage": "admin",
  "webhook.manage": "admin",
  "webhook.send": "admin",
  "site.manage": "admin",
  "user.manage": "admin",
  "audit.read": "admin",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof leastRole;

/** What editors may do; of which services, where one is limited to some, is in `service-rights.ts`. */
export type EditorPermission = {
  [Name in Permission]: (typeof leastRole)[Name] extends "admin" ? never : Name;
}[Permission];

/** What a program may do. Whether it is about something of its own is the verb's business. */
const allowedToPrograms: ReadonlySet<Permission> = new Set(["sample.push", "alert.record", "occurrence.add"]);

const rank: Record<Role, number> = { helpdesk: 1, editor: 2, admin: 3 };

export function hasPermission(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") {
    return true;
  }
  if (actor.kind === "program") {
    return allowedToPrograms.has(permission);
  }

  return actor.kind === "staff" && rank[actor.role] >= rank[leastRole[permission]];
}

/** @throws AppError unauthenticated (nobody signed in), forbidden (signed in, may not) */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (hasPermission(actor, permission)) {
    return;
  }
  if (actor.kind === "visitor") {
    throw new AppError("unauthenticated", "Sign in to do this.");
  }
  if (actor.kind === "program") {
    throw new AppError("forbidden", "A program may not do this. Sign in and do it in the console.");
  }
  throw new AppError(
    "forbidden",
    `This needs the role “${leastRole[permission]}”. Ask an admin to do it, or for the role.`,
  );
}
