import { expect, test } from "vitest";
import type { Role } from "@/domain/shared/words";
import { type Actor, type OwnService, system, visitor } from "./actor";
import { hasServiceRight, limitOf, requireEachService, requireServiceRight } from "./service-rights";

const library = { id: "1", code: "LIB", name: "Library" };
const printing = { id: "2", code: "PRINT", name: "Printing" };

function staff(role: Role, postsFor: readonly OwnService[] | undefined) {
  return { kind: "staff", id: "0", name: "Ada", role, ...(postsFor ? { postsFor } : {}) } as const satisfies Actor;
}

const limited = staff("editor", [library]);

test.each([
  ["a limited editor, of theirs", limited, ["LIB"], true],
  ["a limited editor, of theirs and another", limited, ["MAIL", "LIB"], true],
  ["a limited editor, of another", limited, ["MAIL"], false],
  ["a limited editor, of none", limited, [], false],
  ["an editor of two services, of the second", staff("editor", [library, printing]), ["PRINT"], true],
  ["an editor without a limit", staff("editor", undefined), ["MAIL"], true],
  ["an editor whose list is empty", staff("editor", []), ["MAIL"], true],
  ["a help desk that was an editor once", staff("helpdesk", [library]), ["MAIL"], true],
  ["an admin that was an editor once", staff("admin", [library]), ["MAIL"], true],
  ["Allclear itself", system, ["MAIL"], true],
] satisfies [string, Actor, string[], boolean][])("%s may post: %#", (_, actor, codes, may) => {
  expect(hasServiceRight(actor, "update.post", codes)).toBe(may);
});

test("what is about no service has no limit", () => {
  expect(hasServiceRight(limited, "caller.record", ["MAIL"])).toBe(true);
  expect(hasServiceRight(limited, "account.change", [])).toBe(true);
});

test("says for what somebody posts, and what to do", () => {
  expect(() => requireServiceRight(limited, "update.post", { what: "MAIL-7", codes: ["MAIL"] })).toThrow(
    "You post for Library only. MAIL-7 names none of your services. Ask a colleague who posts for all of it, or an admin.",
  );
  expect(() => requireEachService(limited, [library, { code: "MAIL", name: "Mail" }])).toThrow(
    "You post for Library only. This would change Mail too.",
  );
  expect(() => requireEachService(limited, [library])).not.toThrow();
});

test("nobody else has a limit", () => {
  expect(limitOf(visitor)).toBeNull();
  expect(limitOf({ kind: "program", id: "1", name: "Alertmanager" })).toBeNull();
});
