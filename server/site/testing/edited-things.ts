import { randomUUID } from "node:crypto";
import { type Actor, staffId, system } from "@/domain/accounts/actor";
import { renameUserInput } from "@/domain/accounts/user-input";
import { addAlertSourceInput, setAlertPointersInput } from "@/domain/monitoring/alert-input";
import { pointerFieldsOf } from "@/domain/monitoring/edited-fields";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { renameUser } from "@/server/accounts/users/change-user";
import { findUser } from "@/server/accounts/users/queries";
import { addAlertSource, setAlertPointers } from "@/server/monitoring/alerts/manage-alert-sources";
import { findAlertSource } from "@/server/monitoring/alerts/rule-queries";
import { begin, makeStaff } from "@/server/testing/make";

/** One thing that exists, as its form and its verb know it: a new verb that changes something gets a row. */
export type Thing = {
  /** What the form shows, as its page reads it. */
  form: () => Promise<Record<string, unknown>>;
  save: (actor: Actor, typed: Record<string, unknown>) => Promise<readonly OthersEdit[]>;
};

export async function aUser(): Promise<Thing> {
  const id = staffId(await makeStaff("editor", "Somebody")) ?? "";

  return {
    form: async () => {
      const { name, publicName } = found(await findUser(system, id));

      return { name, publicName };
    },
    save: (actor, typed) => renameUser(actor, renameUserInput.parse({ ...filled(typed), id }), begin),
  };
}

export async function alertPointers(): Promise<Thing> {
  const { id } = await addAlertSource(system, addAlertSourceInput.parse({ name: randomUUID(), kind: "json" }), begin);
  const pointers = { fingerprint: "/id", title: "/name", status: "/state" };
  await setAlertPointers(system, setAlertPointersInput.parse({ ...pointers, id }), begin);

  return {
    form: async () => pointerFieldsOf(found(await findAlertSource(system, id)).pointers),
    save: (actor, typed) => setAlertPointers(actor, setAlertPointersInput.parse({ ...filled(typed), id }), begin),
  };
}

/** An empty field is sent as an empty text. */
function filled(typed: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value ?? ""]));
}

export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) {
    throw new Error("What was just made cannot be found.");
  }

  return value;
}
