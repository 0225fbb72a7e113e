import type { User } from "next-auth";
import { parseInput } from "@/domain/shared/input";
import { signInInput } from "@/domain/accounts/user-input";
import { addressOf } from "@/server/infra/client-address";
import { signIn } from "@/server/accounts/users/sign-in";

/** Checks what the sign-in form sent. @throws AppError invalid, rate_limited, unavailable */
export async function signInWithPassword(
  typed: unknown,
  headers: Record<string, string> | undefined,
): Promise<User | null> {
  return signIn(parseInput(signInInput, typed), { address: addressOf(new Headers(headers)) });
}
