import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { env } from "@/server/infra/env";
import { findUserForSignIn } from "@/server/accounts/users/queries";

/** What `profile` answers for somebody whose address is not verified; the sign-in is then refused. */
export const nobody = { id: "nobody", sessionVersion: 0 };

/**
 * The organisation's own sign-in, when OIDC_ISSUER is set. It never makes an account: it finds one by its verified
 * address, and whoever has none is a member, who may comment and see nothing of the console.
 */
export function oidcProvider(): OAuthConfig<unknown> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) {
    return null;
  }

  return {
    id: "oidc",
    name: "Single sign-on",
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: "openid email" } },
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    profile: (claims) => findUserOf(claims),
  };
}

export async function findUserOf(claims: unknown) {
  const parsed = verifiedClaims.safeParse(claims);
  if (!parsed.success) {
    return nobody;
  }
  const { email } = parsed.data;
  const user = await findUserForSignIn(email);

  return user
    ? { id: user.id, sessionVersion: user.sessionVersion }
    : { id: "member", sessionVersion: 0, memberEmail: email };
}

const verifiedClaims = z.object({ email: z.email().toLowerCase(), email_verified: z.literal(true) });
