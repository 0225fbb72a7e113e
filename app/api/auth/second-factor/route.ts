import { readForm } from "@/app/api/form-body";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { staffPathOf } from "@/app/staff/staff-path";
import { AppError } from "@/domain/shared/errors";
import { findSignInAttempt } from "@/server/accounts/second-factor/attempts";
import { signInByCode } from "@/server/accounts/second-factor/sign-in-by-code";
import { signInOriginOf } from "@/server/accounts/sessions/sign-in-origin";
import { startSession } from "@/server/accounts/sessions/start-session";
import { toRefusal } from "@/server/infra/refusal";

/** The code of the second page of a sign-in, which needs no script: 303 to where it was going, or back to that page. */
export async function POST(request: Request): Promise<Response> {
  const fields = await readForm(request);
  const returnPath = staffPathOf(fields.get("callbackUrl"));
  try {
    requireSameOrigin(request);
    const cookies = await signedIn(request, fields.get("code") ?? "");

    return seeOther(returnPath, cookies);
  } catch (error) {
    const { code } = toRefusal(error);

    return seeOther(`/staff/second-factor?${new URLSearchParams({ callbackUrl: returnPath, problem: code })}`, []);
  }
}

/** @returns the cookies to set @throws AppError invalid, unauthenticated, rate_limited, unavailable */
async function signedIn(request: Request, typed: string): Promise<string[]> {
  const now = new Date();
  const origin = signInOriginOf(request.headers);
  const attempt = await findSignInAttempt(request.headers.get("cookie"), now);
  if (!attempt) {
    throw new AppError("unauthenticated", "This sign-in is over.");
  }
  const user = await signInByCode(attempt, typed, origin, now);
  if (!user) {
    throw new AppError("invalid", "This code is wrong.");
  }

  return startSession(user, origin, now);
}

function seeOther(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  cookies.forEach((cookie) => headers.append("set-cookie", cookie));

  return new Response(null, { status: 303, headers });
}
