import { askForPasskey } from "@/server/accounts/second-factor/sign-in-by-passkey";
import { answerPasskey } from "@/app/api/auth/passkey/answer-passkey";

/** What the browser is to sign with a passkey, as JSON. */
export async function POST(request: Request): Promise<Response> {
  return answerPasskey(request, async ({ attempt, origin, now }) =>
    Response.json(await askForPasskey(attempt, origin, now), { headers: { "cache-control": "no-store" } }),
  );
}
