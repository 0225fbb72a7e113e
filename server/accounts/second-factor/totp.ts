import { Secret, TOTP } from "otpauth";
import { freshStep } from "@/domain/accounts/second-factor";

/** 160 bits in base 32: what RFC 4226 recommends, and what people can type. */
export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from the QR code. */
export function totpAddress(secret: string, siteName: string, email: string): string {
  return totpOf(secret, siteName, email).toString();
}

/** The step that a code is of, within one step of now; null for a wrong one, and for one that was used already. */
export function findFreshStep(secret: string, digits: string, lastStep: number | null, now: Date): number | null {
  const totp = totpOf(secret, "", "");
  const timestamp = now.getTime();

  return freshStep(totp.counter({ timestamp }), totp.validate({ token: digits, timestamp, window: 1 }), lastStep);
}

/** SHA-1, six digits, 30 seconds: the one kind that every authenticator app knows. RFC 6238. */
function totpOf(secret: string, issuer: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: 30 });
}
