import { expect, test } from "vitest";
import type { Actor } from "./actor";
import { hasPermission, requirePermission } from "./permissions";

const program: Actor = { kind: "program", id: "0193a0b2-0000-7000-8000-000000000001", name: "Backup script" };

test.each(["sample.push", "alert.record", "occurrence.add"] as const)("a program may: %s", (permission) => {
  expect(hasPermission(program, permission)).toBe(true);
});

test.each(["source.manage", "incident.open", "update.post", "comment.read_held", "user.manage"] as const)(
  "a program may not: %s",
  (permission) => {
    expect(() => requirePermission(program, permission)).toThrow("A program may not do this.");
  },
);
