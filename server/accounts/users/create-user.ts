import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { CreateUser } from "@/domain/accounts/user-input";
import { transaction } from "@/server/infra/db";
import { orTaken } from "@/server/infra/once";
import { insertUser } from "./insert-user";
import { hashPassword } from "./password";

/** Makes an account. Without a password it can sign in through the site's own sign-in alone. @throws AppError forbidden, invalid */
export async function createUser(actor: Actor, input: CreateUser, now: Date): Promise<{ id: string }> {
  requirePermission(actor, "user.manage");
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);

  try {
    return await transaction((tx) => insertUser(tx, actor, { ...input, passwordHash }, now));
  } catch (error) {
    throw orTaken(error, "email", addressTaken);
  }
}

export const addressTaken = "There is already an account with this email address. Use another one.";
