import { env } from "@/server/infra/env";

/** The cookie that next-auth keeps a session in: its name says whether it may travel without TLS. */
export function sessionCookie(): { name: string; isSecure: boolean } {
  const isSecure = env().ORIGIN.startsWith("https://");

  return { name: `${isSecure ? "__Secure-" : ""}next-auth.session-token`, isSecure };
}
