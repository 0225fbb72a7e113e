import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { env } from "@/server/infra/env";
import { findUserForSignIn } from "@/server/users/queries";

/** What `profile` answers for somebody without an account here; the sign-in is then refused. */
export const nobody = { id: "nobody", sessionVersion: 0 };

/** The site's own sign-in, when OIDC_ISSUER is set. It never makes an account: it finds one by its verified address. */
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

async function findUserOf(claims: unknown) {
  const parsed = verifiedClaims.safeParse(claims);
  const user = parsed.success ? await findUserForSignIn(parsed.data.email) : null;

  return user ? { id: user.id, sessionVersion: user.sessionVersion } : nobody;
}

const verifiedClaims = z.object({ email: z.email().toLowerCase(), email_verified: z.literal(true) });
