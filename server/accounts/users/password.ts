import { hash, type Options, verify } from "@node-rs/argon2";

// Argon2id (the library's default) as OWASP's Password Storage Cheat Sheet has it: 19 MiB, two passes, one thread.
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

/**
 * Whether this is the password. Without a hash (nobody has this address, or it has no password) it takes as long and
 * is wrong: how long an answer takes must not show which accounts there are.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash === null) {
    await verify(await nobodysHash(), password);
    return false;
  }

  return verify(passwordHash, password);
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  return (nobodys ??= hashPassword("a password that opens nothing"));
}
