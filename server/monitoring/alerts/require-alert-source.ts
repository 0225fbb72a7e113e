import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import type { AlertPointers } from "@/domain/monitoring/alert-shapes/pointers";
import { AppError } from "@/domain/shared/errors";
import type { AlertSourceKind } from "@/domain/shared/words";
import { db, orUnavailable } from "@/server/infra/db";
import { openSecret } from "@/server/infra/crypto/secret-box";
import { pointersOf } from "./pointers";

export type AlertingProgram = {
  readonly actor: Extract<Actor, { kind: "program" }>;
  readonly kind: AlertSourceKind;
  readonly pointers: AlertPointers | null;
};

/**
 * Who sends this: whoever carries the alert source's secret as bearer token or as the password of basic authentication,
 * or has signed the body with it, as Standard Webhooks (https://www.standardwebhooks.com) or Grafana do. PRTG can send
 * no header of its own: it has the secret in its form. An alert source that does not exist is refused like a wrong secret.
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
          select: { id: true, name: true, kind: true, secret: true, pointers: true },
        }),
      )
    : null;
  if (!alertSource || !knowsSecret(alertSource.kind, openSecret(alertSource.secret, alertSource.id), headers, body)) {
    throw new AppError(
      "unauthenticated",
      "The secret is not right for this address. Send the one that was shown for it, or renew it under “Alert sources”.",
    );
  }
  const { id, name, kind, pointers } = alertSource;

  return { actor: { kind: "program", id, name }, kind, pointers: pointersOf(pointers) };
}

function knowsSecret(kind: AlertSourceKind, secret: string, headers: Headers, body: string): boolean {
  const authorization = headers.get("authorization") ?? "";
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? passwordOf(authorization) ?? formSecretOf(kind, body);

  return token === undefined
    ? isSigned(secret, headers, body) || isSignedByGrafana(secret, headers, body)
    : isEqual(token, secret);
}

/** RFC 7617; the user may be anything. */
function passwordOf(authorization: string): string | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(authorization)?.[1];
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded ?? "", "base64").toString("utf8")) ?? [];

  return password;
}

const maxFormLength = 16 * 1024;

/** A plus that was not encoded reads as a space in a form, and the secret has none. Nobody is known yet, so little is read. */
function formSecretOf(kind: AlertSourceKind, body: string): string | undefined {
  return kind === "prtg" && body.length <= maxFormLength
    ? new URLSearchParams(body).get("secret")?.replaceAll(" ", "+")
    : undefined;
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

// The documentation has the first name, its code has the second where none is set.
const grafanaHeaders = ["x-grafana-alerting-signature", "x-grafana-alert-signature"];
const maxSignatureAgeMs = 5 * 60_000;

/**
 * HMAC-SHA256 of the body with the secret as it is written, in hex. Where Grafana is set to send its time as well, in a
 * header that has any name, “time:body” is signed, and an old time is refused.
 */
function isSignedByGrafana(secret: string, headers: Headers, body: string): boolean {
  const signature = grafanaHeaders.map((name) => headers.get(name)).find((value) => value !== null);
  if (!signature) {
    return false;
  }
  const times = [...headers.values()].filter((value) => /^\d{10}$/.test(value)).filter(isRecent);
  const signed = [body, ...times.map((time) => `${time}:${body}`)];

  return signed.some((text) => isEqual(signature, createHmac("sha256", secret).update(text).digest("hex")));
}

function isRecent(seconds: string): boolean {
  return Math.abs(Date.now() - Number(seconds) * 1_000) <= maxSignatureAgeMs;
}

/** In a time that says nothing about how much of it is right. */
function isEqual(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHash("sha256").update(text).digest());

  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
