import { z } from "zod";
import { id, limits, line } from "@/domain/shared/input";
import { password } from "./user-input";

/** Once more, whoever is signed in: a phone that was left lying about must not give an account away. */
const proof = { currentPassword: password.min(1, "Your password is missing. Type it in, or a code.") };

export const ownProofInput = z.object(proof);
export type OwnProof = z.output<typeof ownProofInput>;

/** As it was typed: `readCode` reads it. */
const code = line("The code", limits.token);

export const confirmTotpInput = z.object({ code });
export type ConfirmTotp = z.output<typeof confirmTotpInput>;

export const removeSecondFactorInput = z.object({
  ...proof,
  /** All of it, the authenticator app, or the passkey of this id. */
  part: z.union([z.enum(["all", "totp"]), z.uuid()], { error: "This passkey is gone. Load the page again." }),
});
export type RemoveSecondFactor = z.output<typeof removeSecondFactorInput>;

export const removeSecondFactorOfInput = z.object({ id: id("This user") });
export type RemoveSecondFactorOf = z.output<typeof removeSecondFactorOfInput>;

const unread = "The answer of the passkey cannot be read. Try again.";
const base64url = z.string({ error: unread }).regex(/^[\w-]+$/, unread);
const ofPasskey = { id: base64url, rawId: base64url, type: z.literal("public-key", { error: unread }) };

/** What a browser answers that has made a passkey, as JSON. WebAuthn level 3, RegistrationResponseJSON. */
const registration = z.object(
  {
    ...ofPasskey,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().max(20)).max(10).default([]),
    }),
  },
  { error: unread },
);

/** What a browser answers that has signed with a passkey. WebAuthn level 3, AuthenticationResponseJSON. */
const assertion = z.object(
  {
    ...ofPasskey,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.nullish().transform((handle) => handle ?? null),
    }),
  },
  { error: unread },
);

const passkeyName = line("The name of the passkey", limits.name);

export const addPasskeyInput = z.object({
  name: passkeyName,
  response: z.preprocess(parsed, registration),
});
export type AddPasskey = z.output<typeof addPasskeyInput>;

export const renamePasskeyInput = z.object({ id: id("This passkey"), name: passkeyName });
export type RenamePasskey = z.output<typeof renamePasskeyInput>;

export const passkeySignInInput = z.object({ response: z.preprocess(parsed, assertion) });
export type PasskeySignIn = z.output<typeof passkeySignInInput>;

/** A field of a form has JSON; a test has the object. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    // The schema refuses it.
    return null;
  }
}
