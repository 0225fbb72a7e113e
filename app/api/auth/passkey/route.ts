import { passkeySignInInput } from "@/domain/accounts/second-factor-input";
import { parseInput } from "@/domain/shared/input";
import { signInByPasskey } from "@/server/accounts/second-factor/sign-in-by-passkey";
import { startSession } from "@/server/accounts/sessions/start-session";
import { answerPasskey } from "./answer-passkey";

/** Signs in with what a passkey has signed: 204 with the session. */
export async function POST(request: Request): Promise<Response> {
  return answerPasskey(request, async ({ fields, attempt, origin, now }) => {
    const input = parseInput(passkeySignInInput, { response: fields.get("response") });
    const user = await signInByPasskey(attempt, input, origin, now);
    const headers = new Headers({ "cache-control": "no-store" });
    const cookies = await startSession(user, origin, now);
    cookies.forEach((cookie) => headers.append("set-cookie", cookie));

    return new Response(null, { status: 204, headers });
  });
}
