import { type Actor, staffId, system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { isSessionOpen, sessionLimits } from "@/domain/accounts/sessions";
import type { SecondFactor } from "@/domain/accounts/second-factor";
import type { EndSession } from "@/domain/accounts/user-input";
import { AppError } from "@/domain/shared/errors";
import { hasSecondFactor } from "@/server/accounts/second-factor/factors";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { hashDevice } from "./device-cookie";
import { deviceWords, roughNetworkOf, type SignInOrigin } from "./sign-in-origin";

type SignedIn = {
  id: string;
  sessionVersion: number;
  deviceId: string;
  /** "password", "oidc", or "passkey" for a passkey alone. */
  provider: string;
  /** What was asked for after the password. */
  secondFactor?: SecondFactor;
};

/**
 * Begins a session of who has just signed in. It is limited where the site asks all staff for a second factor and they
 * have none; who comes by single sign-on is asked by that.
 * @returns its id
 * @throws AppError unauthenticated, unavailable
 */
export async function openUserSession(user: SignedIn, origin: SignInOrigin, now: Date): Promise<string> {
  requirePermission(system, "user.manage");
  const where = { device: deviceWords(origin.userAgent), network: roughNetworkOf(origin.address) };

  return transaction(async (tx) => {
    const found = await tx.user.findFirst({
      where: { id: user.id, sessionVersion: user.sessionVersion, disabledAt: null },
      select: { id: true, name: true, role: true },
    });
    const hasFactor = await hasSecondFactor(tx, user.id);
    const isMissing = user.provider === "password" && hasFactor && user.secondFactor === undefined;
    if (!found || isMissing) {
      throw new AppError("unauthenticated", "The account has just changed. Sign in again.");
    }
    const site = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { asksSecondFactor: true } });
    const isLimited = site.asksSecondFactor && user.provider !== "oidc" && !hasFactor;
    const times = { createdAt: now, lastUsedAt: now };
    const { id } = await tx.userSession.create({
      data: { userId: user.id, deviceHash: hashDevice(user.deviceId), ...where, isLimited, ...times },
      select: { id: true },
    });
    const actor: Actor = { kind: "staff", ...found };
    const factor = user.secondFactor === undefined ? {} : { secondFactor: user.secondFactor };
    const detail = { ...where, provider: user.provider, ...factor };
    await recordAudit(tx, actor, { action: "user.signed_in", subjectId: user.id, at: now, detail });

    return id;
  });
}

/** Signs out: the cookie opens nothing any more, wherever it was copied to. @throws AppError unavailable */
export async function endOwnSession(actor: Actor, { id }: EndSession, now: Date): Promise<void> {
  requirePermission(actor, "session.end");
  await endSessions(actor, { id }, "user.signed_out", now);
}

/** Ends one of one's own sessions on another device. @throws AppError forbidden, not_found, unavailable */
export async function endSession(actor: Actor, { id }: EndSession, now: Date): Promise<void> {
  requirePermission(actor, "session.end");
  if ((await endSessions(actor, { id }, "session.ended", now)) === 0) {
    throw new AppError("not_found", "This session has ended already. Load the page again.");
  }
}

/** Ends all of one's own sessions but this one. @returns how many there were @throws AppError forbidden, unavailable */
export async function endOtherSessions(actor: Actor, { id }: EndSession, now: Date): Promise<number> {
  requirePermission(actor, "session.end");

  return endSessions(actor, { not: id }, "session.others_ended", now);
}

export type SessionView = {
  id: string;
  device: string;
  network: string;
  createdAt: Date;
  lastUsedAt: Date;
};

/** One's own sessions that are open, the one that was used last first. @throws AppError forbidden */
export async function listOwnSessions(actor: Actor, now: Date): Promise<SessionView[]> {
  requirePermission(actor, "session.end");
  const userId = staffId(actor);
  if (userId === null) {
    return [];
  }
  const sessions = await db.userSession.findMany({
    where: { userId, endedAt: null, lastUsedAt: { gt: new Date(now.getTime() - sessionLimits.maxIdleMs) } },
    select: { id: true, device: true, network: true, createdAt: true, lastUsedAt: true, endedAt: true },
    orderBy: [{ lastUsedAt: "desc" }, { id: "desc" }],
  });

  return sessions
    .filter((session) => isSessionOpen(session, now))
    .map(({ id, device, network, createdAt, lastUsedAt }) => ({ id, device, network, createdAt, lastUsedAt }));
}

/** Only ever one's own. */
async function endSessions(actor: Actor, which: { id: string } | { not: string }, action: string, now: Date) {
  const userId = staffId(actor);
  if (userId === null) {
    return 0;
  }

  return transaction(async (tx) => {
    const id = "id" in which ? which.id : { not: which.not };
    const { count } = await tx.userSession.updateMany({
      where: { userId, id, endedAt: null },
      data: { endedAt: now },
    });
    if (count > 0) {
      await recordAudit(tx, actor, { action, subjectId: userId, at: now, detail: { sessions: count } });
    }

    return count;
  });
}
