import { createHash, timingSafeEqual } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { AlertSourceKind } from "@/domain/shared/words";
import { db, orUnavailable } from "@/server/infra/db";
import { openSecret } from "@/server/infra/crypto/secret-box";

type AlertingProgram = { actor: Extract<Actor, { kind: "program" }>; kind: AlertSourceKind };

/**
 * Who sends this: whoever carries the alert source's secret as bearer token, or has signed the body with it
 * (https://www.standardwebhooks.com). An alert source that does not exist is refused like a wrong secret.
 * @throws AppError unauthenticated, unavailable
 */
export async function requireAlertSource(
  alertSourceId: string,
  headers: Headers,
  body: string,
): Promise<AlertingProgram> {
  const alertSource = z.uuid().safeParse(alertSourceId).success
    ? await orUnavailable(() =>
        db.alertSource.findUnique({
          where: { id: alertSourceId },
          select: { id: true, name: true, kind: true, secret: true },
        }),
      )
    : null;
  if (!alertSource || !knowsSecret(openSecret(alertSource.secret, alertSource.id), headers, body)) {
    throw new AppError(
      "unauthenticated",
      "The secret is not right for this address. Send the one that was shown for it, or renew it under “Alert sources”.",
    );
  }

  return { actor: { kind: "program", id: alertSource.id, name: alertSource.name }, kind: alertSource.kind };
}

function knowsSecret(secret: string, headers: Headers, body: string): boolean {
  const token = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];

  return token === undefined ? isSigned(secret, headers, body) : isEqual(token, secret);
}

function isSigned(secret: string, headers: Headers, body: string): boolean {
  try {
    new Webhook(secret).verify(body, Object.fromEntries(headers), { jsonParse: false });

    return true;
  } catch {
    // Not signed, wrongly signed, or signed too long ago.
    return false;
  }
}

/** In a time that says nothing about how much of it is right. */
function isEqual(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHash("sha256").update(text).digest());

  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
