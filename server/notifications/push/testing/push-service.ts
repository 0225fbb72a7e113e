import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify as isSignedBy,
} from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

export type Pushed = {
  ttl: string;
  urgency: string;
  topic: string;
  /** What the browser's worker is handed. */
  shown: unknown;
  /** Who says to have sent it, and to which service. */
  signedBy: { key: string; subject: string; audience: string; expires: number };
};

/**
 * A browser and its push service over loopback, after RFC 8030, 8188, 8291 and 8292 and by nothing that we send with.
 * What `service.status` says is what it answers.
 */
export async function startPushService() {
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = randomBytes(16);
  const pushed: Pushed[] = [];
  const service = { status: 201 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { ttl, urgency, topic, authorization } = request.headers;
      const shown: unknown = JSON.parse(decrypt(Buffer.concat(chunks), browser, auth));
      const signedBy = verify(String(authorization));
      pushed.push({ ttl: String(ttl), urgency: String(urgency), topic: String(topic), shown, signedBy });
      response.writeHead(service.status).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port }: Pick<AddressInfo, "port"> = Object.assign({ port: 0 }, server.address());

  return {
    pushed,
    service,
    origin: `http://127.0.0.1:${port}`,
    /** What a browser says of itself when its page asks it to subscribe. */
    device: (name: string) => ({
      address: `http://127.0.0.1:${port}/push/${name}`,
      publicKey: browser.getPublicKey("base64url"),
      authSecret: auth.toString("base64url"),
    }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @throws Error where the signature is not by the key that the header names */
function verify(authorization: string): Pushed["signedBy"] {
  const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const half = (from: number) => point.subarray(from, from + 32).toString("base64url");
  const signedBy = createPublicKey({ key: { kty: "EC", crv: "P-256", x: half(1), y: half(33) }, format: "jwk" });
  const signed = Buffer.from(`${head}.${claims}`);
  const how = { key: signedBy, dsaEncoding: "ieee-p1363" } as const;
  if (!isSignedBy("sha256", signed, how, Buffer.from(signature, "base64url"))) {
    throw new Error("The push is not signed by the key that it names.");
  }
  const { sub, aud, exp } = claimsOf.parse(JSON.parse(Buffer.from(claims, "base64url").toString()));

  return { key, subject: sub, audience: aud, expires: exp };
}

const claimsOf = z.object({ sub: z.string(), aud: z.string(), exp: z.number() });

function decrypt(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const sealed = body.subarray(21 + sender.length);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", browser.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync("sha256", secret, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", secret, salt, "Content-Encoding: nonce\0", 12));
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);

  // The last record ends with 2, and what is behind it fills it up.
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
