import type { NextRequest } from "next/server";
import { formatCode, parseCode } from "@/domain/shared/codes";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { clientOf } from "@/server/infra/client";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";
import { toRefusal } from "@/server/infra/refusal";
import { startSignIn } from "./start-sign-in";

/** Sends a visitor to the organisation's sign-in, and from there to the form for the entry that they came from. */
export async function GET(request: NextRequest): Promise<Response> {
  const code = parseCode(request.nextUrl.searchParams.get("incident") ?? "");
  const headers = new Headers({ "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" });
  try {
    await consumeLimits([{ limit: perNetwork, key: clientOf(request.headers).network }]);
    const { location, setCookies } = await startSignIn(
      code ? `/comment?incident=${formatCode({ ...code, update: null })}` : "/comment",
    );
    headers.set("location", location);
    setCookies.forEach((cookie) => headers.append("set-cookie", cookie));

    return new Response(null, { status: 303, headers });
  } catch (error) {
    const { code: refused, message } = toRefusal(error);

    return new Response(`${message}\n`, { status: refusalStatuses[refused], headers });
  }
}

// A campus signs in from one network; each costs its sign-in a question.
const perNetwork: Limit = { name: "member-sign-in-network", points: 300, seconds: 10 * 60 };
