import { AppError } from "@/domain/shared/errors";
import { listed } from "@/domain/shared/listed";
import type { Actor, OwnService } from "./actor";
import type { EditorPermission } from "./permissions";

/**
 * Of which services a limited editor may do it. `own`: of an incident, a comment, an alert or a known error that names one
 * of theirs. `any`: whatever it is about, as it changes nothing that readers see of a service.
 *
 * Beside that, whatever is done to an incident may change the state and the history of their services alone: so one that
 * touches others' services too gets their words, and is ended, reopened or withdrawn by who posts for all of them.
 */
const rights: Readonly<Record<EditorPermission, "own" | "any">> = {
  "password.change": "any",
  "account.change": "any",
  "session.end": "any",
  "console.read": "any",
  "comment.read_held": "any",
  "comment.moderate": "own",
  "comment.answer": "own",
  "answer_template.manage": "any",
  "comment.pause": "own",
  "caller.record": "any",
  "confirmation.discount": "own",
  "caller.answer": "any",
  "script.write": "own",
  "incident.open": "own",
  "incident.change": "own",
  "incident.move": "own",
  "incident.withdraw": "own",
  "update.post": "own",
  "update.edit": "own",
  "known_error.write": "own",
  "draft.save": "own",
  "alert.decide": "own",
  "occurrence.add": "own",
  "occurrence.remove": "own",
};

/** The services that somebody is limited to; null: all. A limit is an editor's, and means nothing in another role. */
export function limitOf(actor: Actor): readonly OwnService[] | null {
  return actor.kind === "staff" && actor.role === "editor" && actor.postsFor?.length ? actor.postsFor : null;
}

/** Whether somebody may do it to what names these services. @param codes MAIL; none: it names none */
export function hasServiceRight(actor: Actor, permission: EditorPermission, codes: readonly string[]): boolean {
  const limit = limitOf(actor);

  return limit === null || rights[permission] === "any" || codes.some((code) => isAmong(limit, code));
}

/** @param what begins a sentence: "MAIL-7" @throws AppError forbidden */
export function requireServiceRight(
  actor: Actor,
  permission: EditorPermission,
  { what, codes }: { what: string; codes: readonly string[] },
): void {
  if (!hasServiceRight(actor, permission, codes)) {
    throw outside(actor, `${what} names none of your services.`);
  }
}

/** For what would change the state of each of these services. @throws AppError forbidden */
export function requireEachService(actor: Actor, services: readonly { code: string; name: string }[]): void {
  const limit = limitOf(actor);
  const others = limit === null ? [] : services.filter(({ code }) => !isAmong(limit, code));
  if (others.length > 0) {
    throw outside(actor, `This would change ${listed(others.map(({ name }) => name))} too.`);
  }
}

/** "Library and Printing" */
export function limitWords(limit: readonly OwnService[]): string {
  return listed(limit.map(({ name }) => name));
}

function isAmong(limit: readonly OwnService[], code: string): boolean {
  return limit.some((own) => own.code === code);
}

function outside(actor: Actor, why: string): AppError {
  const names = limitWords(limitOf(actor) ?? []);

  return new AppError(
    "forbidden",
    `You post for ${names} only. ${why} Ask a colleague who posts for all of it, or an admin.`,
  );
}
