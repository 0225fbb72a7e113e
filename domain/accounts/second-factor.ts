/** What was typed where a code is asked for. */
export type TypedCode =
  | { readonly kind: "totp"; readonly digits: string }
  | { readonly kind: "recovery"; readonly code: string };

/** The code that somebody typed, with whatever spaces and dashes; null for what is none. */
export function readCode(typed: string): TypedCode | null {
  const tidy = typed
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
  if (/^\d{6}$/.test(tidy)) {
    return { kind: "totp", digits: tidy };
  }
  const code = tidy.replaceAll("o", "0").replace(/[il]/g, "1");

  return isRecoveryCode(code) ? { kind: "recovery", code } : null;
}

/** Crockford's base 32: no letter that is read as a digit or as another letter. */
export const recoveryAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** So many letters are 80 bits: they may be hashed without a salt, and nobody guesses them. */
export const recoveryCodeLength = 16;
export const recoveryCodeCount = 10;

/** "k3v9-0xqm-77ct-e2ra" */
export function formatRecoveryCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, "$&-");
}

/**
 * The step (30 seconds, counted since 1970) that a code is of, if it may be used: not again, and none that is older than
 * the last one. RFC 6238, section 5.2.
 * @param delta how many steps it is from now; null: a wrong code
 */
export function freshStep(current: number, delta: number | null, lastStep: number | null): number | null {
  const step = delta === null ? null : current + delta;

  return step !== null && (lastStep === null || step > lastStep) ? step : null;
}

/** For how long the second page of a sign-in waits for its factor. */
export const attemptLivesMs = 10 * 60 * 1_000;

/** For how long a passkey may take to sign. */
export const challengeLivesMs = 5 * 60 * 1_000;

/** For how long a secret that no code has confirmed yet is shown. */
export const setUpLivesMs = 60 * 60 * 1_000;

export type SecondFactor = "totp" | "recovery_code" | "passkey";

/** What happens to the second factor of an account; in the audit as `user.…`, and emailed to its owner. */
export const secondFactorChanges = [
  "totp_set_up",
  "totp_removed",
  "passkey_added",
  "passkey_renamed",
  "passkey_removed",
  "recovery_codes_made",
  "recovery_code_used",
  "second_factor_removed",
  "second_factor_removed_by_admin",
  "second_factor_removed_on_machine",
] as const;
export type SecondFactorChange = (typeof secondFactorChanges)[number];

function isRecoveryCode(code: string): boolean {
  return code.length === recoveryCodeLength && Array.from(code).every((letter) => recoveryAlphabet.includes(letter));
}
