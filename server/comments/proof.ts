import { createHash, createHmac } from "node:crypto";
import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import type { WriteComment } from "@/domain/comments/comment-input";
import { env } from "@/server/infra/env";

type Worded = Pick<WriteComment, "incident" | "what" | "error">;

/**
 * Work for the writer's browser, as JSON that `public/prove.js` reads: an ALTCHA challenge of about a second on a phone.
 * It is good for these words alone, so that a solution is no ticket for anything else.
 */
export async function makeChallenge(input: Worded, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: 5_000,
    counter: randomInt(150, 50),
    deriveKey,
    data: { words: wordsKey(input) },
    expiresAt: new Date(now.getTime() + goodForMs),
    hmacSignatureSecret: secret("challenge"),
    hmacKeySignatureSecret: secret("solution"),
  });

  return JSON.stringify(challenge);
}

/** Whether the form carries the solution of a challenge that was made for its words. Anything else is simply none. */
export async function isProven(input: Worded & Pick<WriteComment, "proof">): Promise<boolean> {
  const payload = readPayload(input.proof);
  if (!payload || payload.challenge.parameters.data.words !== wordsKey(input)) {
    return false;
  }
  try {
    const { verified } = await verifySolution({
      ...payload,
      deriveKey,
      hmacSignatureSecret: secret("challenge"),
      hmacKeySignatureSecret: secret("solution"),
    });

    return verified;
  } catch {
    // The library throws for hex that is none and the like; all of it came from outside.
    return false;
  }
}

// Long enough to think it over once more.
const goodForMs = 30 * 60_000;

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal("PBKDF2/SHA-256"),
      nonce: z.string(),
      salt: z.string(),
      cost: z.int().max(5_000),
      keyLength: z.int().max(64),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.int(),
      data: z.object({ words: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int().min(0).max(10_000), derivedKey: z.string(), time: z.number() }),
});

function readPayload(proof: string | undefined) {
  try {
    return proof ? payloadSchema.parse(JSON.parse(proof)) : null;
  } catch {
    return null;
  }
}

function wordsKey({ incident, what, error }: Worded): string {
  return createHash("sha256")
    .update(JSON.stringify([incident, what, error]))
    .digest("base64url");
}

function secret(use: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`comment proof ${use}`).digest("hex");
}
