import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from "@simplewebauthn/browser";
import { z } from "zod";
import { passkeyProblem } from "./passkey-problem";

/** `sign_in`: a passkey alone; `second_factor`: one after the password. */
export type PasskeyPurpose = "sign_in" | "second_factor";

/** Signs in with a passkey. @returns the sentence that says why not; null once signed in */
export async function askPasskey(purpose: PasskeyPurpose): Promise<string | null> {
  try {
    const asked = await post("/api/auth/passkey/options", { purpose });
    if (!asked.ok) {
      return await asked.text();
    }
    const response = await startAuthentication({ optionsJSON: await readOptions(asked) });
    const signed = await post("/api/auth/passkey", { purpose, response: JSON.stringify(response) });

    return signed.ok ? null : await signed.text();
  } catch (error) {
    return passkeyProblem(error);
  }
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(path, { method: "POST", body: new URLSearchParams(fields) });
}

async function readOptions(response: Response): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return options.parse(await response.json());
}

// Our own server has made them with the same library.
const options = z.custom<PublicKeyCredentialRequestOptionsJSON>(
  (value) => z.object({ challenge: z.string() }).safeParse(value).success,
);
