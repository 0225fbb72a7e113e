import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import { env } from "@/server/infra/env";

type Flags = { isVerified?: boolean; counter?: number; origin?: string };

/** A passkey as an authenticator would have it: ES256, no attestation. WebAuthn level 3, sections 6.1 and 6.5. */
export function makeSoftwarePasskey(userId: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = z.object({ x: z.string(), y: z.string() }).parse(publicKey.export({ format: "jwk" }));
  const id = randomBytes(16);
  const named = { id: encoded(id), rawId: encoded(id), type: "public-key" as const };

  return {
    /** What the browser answers that has just made it. */
    register: (challenge: string, { isVerified = true, counter = 0, origin }: Flags = {}) => {
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, "base64url"))],
        [-3, new Uint8Array(Buffer.from(y, "base64url"))],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(key)]);
      const authData = Buffer.concat([authenticatorData(isVerified, counter, 0x40), credential]);
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map<string, string>()],
        ["authData", new Uint8Array(authData)],
      ]);
      const clientDataJSON = encoded(clientData("webauthn.create", challenge, origin));

      return {
        ...named,
        response: {
          clientDataJSON,
          attestationObject: encoded(isoCBOR.encode(attestation)),
          transports: ["internal"],
        },
      };
    },
    /** What the browser answers that has signed with it. */
    sign: (challenge: string, { isVerified = true, counter = 0, origin }: Flags = {}) => {
      const data = clientData("webauthn.get", challenge, origin);
      const authData = authenticatorData(isVerified, counter);
      const signed = Buffer.concat([authData, createHash("sha256").update(data).digest()]);

      return {
        ...named,
        response: {
          clientDataJSON: encoded(data),
          authenticatorData: encoded(authData),
          signature: encoded(sign("sha256", signed, privateKey)),
          userHandle: encoded(Buffer.from(userId)),
        },
      };
    },
  };
}

function authenticatorData(isVerified: boolean, counter: number, more = 0): Buffer {
  const rpIdHash = createHash("sha256").update(new URL(env().ORIGIN).hostname).digest();
  const data = Buffer.alloc(5);
  data.writeUInt8(0x01 | (isVerified ? 0x04 : 0) | more);
  data.writeUInt32BE(counter, 1);

  return Buffer.concat([rpIdHash, data]);
}

function clientData(type: string, challenge: string, origin = env().ORIGIN): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function encoded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
