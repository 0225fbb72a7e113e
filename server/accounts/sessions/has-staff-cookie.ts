import { decode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/server/infra/env";

/**
 * Whether a request brings a session of staff that this site has sealed and that is not too old: for the HTTP server, to
 * have staff go first. Whether it has ended, or what its user may do, it does not say.
 */
export async function hasStaffCookie(cookieHeader: string | undefined): Promise<boolean> {
  const sealed = sealedCookie.exec(cookieHeader ?? "")?.[1];
  if (sealed === undefined) {
    return false;
  }
  try {
    return staffToken.safeParse(await decode({ token: sealed, secret: env().AUTH_SECRET })).success;
  } catch {
    // Forged, or sealed with another secret: anyone can send as many of these as they like.
    return false;
  }
}

const sealedCookie = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token=([\w.-]{20,2000})(?:;|$)/;

const staffToken = z.object({ sub: z.uuid() });
