import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { AppError } from "@/domain/shared/errors";
import { env } from "@/server/infra/env";

const version = "v1";
const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a secret that must be sent again later, such as a password of a source. What comes back is text to store; it
 * opens only for the row of the same id, so that it cannot be moved to another row.
 */
export function sealSecret(plain: string, ownerId: string, authSecret = env().AUTH_SECRET): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyFrom(authSecret), nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(ownerId));
  const sealed = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);

  return `${version}.${sealed.toString("base64url")}`;
}

/** @throws AppError unavailable when it was sealed under another AUTH_SECRET or for another row, or is damaged */
export function openSecret(sealed: string, ownerId: string, authSecret = env().AUTH_SECRET): string {
  const [givenVersion, text = ""] = sealed.split(".");
  const bytes = Buffer.from(text, "base64url");
  if (givenVersion !== version || bytes.length < nonceBytes + tagBytes) {
    throw cannotOpen();
  }

  try {
    const decipher = createDecipheriv(algorithm, keyFrom(authSecret), bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(ownerId));
    decipher.setAuthTag(bytes.subarray(-tagBytes));

    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw cannotOpen(cause);
  }
}

// AUTH_SECRET signs sessions too: what is derived for this use helps with no other.
function keyFrom(authSecret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret, "", "allclear secret box", 32));
}

function cannotOpen(cause?: unknown): AppError {
  return new AppError(
    "unavailable",
    "The stored secret can no longer be read, because AUTH_SECRET has changed. Enter it again.",
    { cause },
  );
}
