import { createHash, createHmac } from "node:crypto";
import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { env } from "./env";
import { countAttempt, type Limit } from "./rate-limit";

/**
 * Work for a visitor's browser, as JSON that `public/prove.js` reads: an ALTCHA challenge of about a second on a phone.
 * @param subject what it is done for: a solution is no ticket for anything else
 */
export async function makeChallenge(subject: ProofSubject, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: 5_000,
    counter: randomInt(150, 50),
    deriveKey,
    data: { words: keyOf(subject) },
    expiresAt: new Date(now.getTime() + goodForSeconds * 1_000),
    hmacSignatureSecret: secret("challenge"),
    hmacKeySignatureSecret: secret("solution"),
  });

  return JSON.stringify(challenge);
}

/** Whether a form carries the solution of a challenge that was made for its subject. Anything else is simply none. */
export async function isProven(subject: ProofSubject, proof: string | undefined): Promise<boolean> {
  return (await findSolved(subject, proof)) !== null;
}

/** The same where one solution is good for one time: of two that bring it, the second brings none. @throws AppError unavailable */
export async function isProvenOnce(subject: ProofSubject, proof: string | undefined): Promise<boolean> {
  const signature = await findSolved(subject, proof);

  return signature !== null && !(await countAttempt({ limit: useOfSolution, key: signature }));
}

/** What the work is done for: the words of a report, an address, an incident. */
export type ProofSubject = readonly (string | null | undefined)[];

/** @returns what only this solution has; null: it is none */
async function findSolved(subject: ProofSubject, proof: string | undefined): Promise<string | null> {
  const payload = readPayload(proof);
  if (!payload || payload.challenge.parameters.data.words !== keyOf(subject)) {
    return null;
  }
  try {
    const { verified } = await verifySolution({
      ...payload,
      deriveKey,
      hmacSignatureSecret: secret("challenge"),
      hmacKeySignatureSecret: secret("solution"),
    });

    return verified ? payload.challenge.signature.toLowerCase() : null;
  } catch {
    // The library throws for hex that is none and the like; all of it came from outside.
    return null;
  }
}

// Long enough to think it over once more.
const goodForSeconds = 30 * 60;

const useOfSolution: Limit = { name: "proof-use", points: 1, seconds: goodForSeconds };

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

function keyOf(subject: ProofSubject): string {
  return createHash("sha256").update(JSON.stringify(subject)).digest("base64url");
}

function secret(use: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`comment proof ${use}`).digest("hex");
}
