import { randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import { type AddKnownError, addKnownErrorInput } from "@/domain/known-errors/known-error-input";
import { addKnownError } from "@/server/known-errors/add-known-error";
import { at } from "./make";

type Loose<Input> = { [Key in keyof Input]?: unknown };

export function knownErrorInput(change: Loose<AddKnownError> = {}): AddKnownError {
  return addKnownErrorInput.parse({
    title: "Some inboxes do not open",
    messages: "failed to parse the mailbox",
    state: "open",
    idempotencyKey: randomUUID(),
    ...change,
  });
}

/** @returns its slug */
export async function makeKnownError(change: Loose<AddKnownError> = {}, now = at("09:30")): Promise<string> {
  const { slug } = await addKnownError(system, knownErrorInput(change), now);

  return slug;
}
