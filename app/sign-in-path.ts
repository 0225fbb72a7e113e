import { env } from "@/server/infra/env";

/** Where members sign in before they comment; null where the organisation's sign-in is not set up. */
export function signInPath(incidentCode: string): string | null {
  if (!env().OIDC_ISSUER) {
    return null;
  }

  return incidentCode ? `/api/members/sign-in?incident=${incidentCode}` : "/api/members/sign-in";
}
