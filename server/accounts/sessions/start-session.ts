import { encode } from "next-auth/jwt";
import { sessionLimits } from "@/domain/accounts/sessions";
import type { SignedInWith } from "@/server/accounts/second-factor/sign-in-by-code";
import { env } from "@/server/infra/env";
import { makeDevice, setDeviceCookie } from "./device-cookie";
import type { SignInOrigin } from "./sign-in-origin";
import { openUserSession } from "./user-sessions";

/**
 * Signs somebody in whom next-auth has not: it knows no second page. Their cookie is what it would have set, sealed by its
 * own function.
 * @returns the values of Set-Cookie
 * @throws AppError unauthenticated, unavailable
 */
export async function startSession(user: SignedInWith, origin: SignInOrigin, now: Date): Promise<string[]> {
  const { AUTH_SECRET, ORIGIN } = env();
  const deviceId = origin.deviceId ?? makeDevice();
  const sid = await openUserSession({ ...user, deviceId }, origin, now);
  const maxAge = sessionLimits.maxAgeMs / 1_000;
  const token = { sub: user.id, sessionVersion: user.sessionVersion, sid };
  const sealed = await encode({ token, secret: AUTH_SECRET, maxAge });
  const isSecure = ORIGIN.startsWith("https://");
  const name = `${isSecure ? "__Secure-" : ""}next-auth.session-token`;
  const attributes = ["Path=/", `Max-Age=${maxAge}`, "HttpOnly", "SameSite=Lax", ...(isSecure ? ["Secure"] : [])];

  return [[`${name}=${sealed}`, ...attributes].join("; "), setDeviceCookie(deviceId)];
}
