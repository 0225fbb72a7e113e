import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { db, orUnavailable } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";

/**
 * The source whose token a request carries: `Authorization: OAuth …`, as clients of Statuspage send it, or `Bearer …`.
 * @throws AppError unauthenticated, unavailable
 */
export async function requirePusher(authorization: string | null): Promise<Actor> {
  const token = /^(?:OAuth|Bearer) +([\w-]{43})$/i.exec(authorization ?? "")?.[1];
  const source = token
    ? await orUnavailable(() =>
        db.source.findFirst({ where: { kind: "push", tokenHash: hashToken(token) }, select: { id: true, name: true } }),
      )
    : null;
  if (!source) {
    throw new AppError(
      "unauthenticated",
      "This token opens nothing. Send the token of the source as “Authorization: OAuth …”; the console can make another.",
    );
  }

  return { kind: "program", ...source };
}
