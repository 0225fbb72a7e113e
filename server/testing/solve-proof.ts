import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";

/** What a browser puts into a form after the work that it was asked for. @param challenge as the form has it */
export async function solveProof(challenge: string | null): Promise<string> {
  const asked = challengeSchema.parse(JSON.parse(challenge ?? "null"));

  return JSON.stringify({ challenge: asked, solution: await solveChallenge({ challenge: asked, deriveKey }) });
}

const challengeSchema = z.object({
  parameters: z.looseObject({
    algorithm: z.string(),
    nonce: z.string(),
    salt: z.string(),
    cost: z.number(),
    keyLength: z.number(),
    keyPrefix: z.string(),
  }),
  signature: z.string(),
});
