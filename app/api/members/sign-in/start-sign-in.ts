import { z } from "zod";
import { AppError } from "@/domain/shared/errors";
import { internalOrigin } from "@/app/api/internal-origin";
import { env } from "@/server/infra/env";

/**
 * The way to the organisation's sign-in for a browser that runs no script: next-auth's two steps, asked for here in one.
 * @param backPath where it comes back to, a path of ours
 * @throws AppError unavailable (no such sign-in is set up, or it does not answer)
 */
export async function startSignIn(backPath: string): Promise<{ location: string; setCookies: string[] }> {
  const csrf = await fetch(`${internalOrigin()}/api/auth/csrf`, { signal: AbortSignal.timeout(timeLimitMs) });
  const { csrfToken } = csrfBody.parse(await csrf.json());
  const given = csrf.headers.getSetCookie();
  const started = await fetch(`${internalOrigin()}/api/auth/signin/oidc`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: given.map((cookie) => cookie.replace(/;.*$/s, "")).join("; ") },
    body: new URLSearchParams({ csrfToken, callbackUrl: env().ORIGIN + backPath }),
    signal: AbortSignal.timeout(timeLimitMs),
  });
  await started.body?.cancel();
  const location = started.headers.get("location") ?? "";
  if (!URL.canParse(location) || new URL(location).origin === env().ORIGIN) {
    throw new AppError("unavailable", "Signing in is not possible just now. Your report is welcome without it.");
  }

  return { location, setCookies: [...given, ...started.headers.getSetCookie()] };
}

const timeLimitMs = 10_000;
const csrfBody = z.object({ csrfToken: z.string() });
