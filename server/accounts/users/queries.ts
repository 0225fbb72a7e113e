import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { isSessionOpen } from "@/domain/accounts/sessions";
import type { AccountLinkKind, Role } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** Who has this address and may sign in. @param email in lower case */
export async function findUserForSignIn(email: string): Promise<{ id: string; sessionVersion: number } | null> {
  return db.user.findFirst({ where: { email, disabledAt: null }, select: { id: true, sessionVersion: true } });
}

/** Who a session speaks for, as the account is now; null when it was disabled or the session is an older one. */
export async function findActor(userId: string, sessionVersion: number): Promise<StaffActor | null> {
  const user = await db.user.findFirst({
    where: { id: userId, sessionVersion, disabledAt: null },
    select: actorParts,
  });

  return user && toActor(user);
}

export type OpenSession = {
  id: string;
  lastUsedAt: Date;
  /** It opens nothing but the page on which its user sets up a second factor. */
  isLimited: boolean;
  actor: StaffActor;
};

/** Whose session this is, as the account is now; null when it was ended, was not used for too long, or is too old. */
export async function findOpenSession(
  session: { id: string; userId: string; sessionVersion: number },
  now: Date,
): Promise<OpenSession | null> {
  const { id, userId, sessionVersion } = session;
  const found = await db.userSession.findFirst({
    where: { id, user: { id: userId, sessionVersion, disabledAt: null } },
    select: {
      id: true,
      isLimited: true,
      createdAt: true,
      lastUsedAt: true,
      endedAt: true,
      user: { select: actorParts },
    },
  });

  return found && isSessionOpen(found, now)
    ? {
        id: found.id,
        lastUsedAt: found.lastUsedAt,
        isLimited: found.isLimited,
        actor: toActor(found.user),
      }
    : null;
}

const actorParts = {
  id: true,
  name: true,
  role: true,
  services: {
    select: { service: { select: { id: true, code: true, name: true } } },
    orderBy: { service: { code: "asc" } },
  },
} as const satisfies Prisma.UserSelect;

function toActor({ services, ...user }: Prisma.UserGetPayload<{ select: typeof actorParts }>): StaffActor {
  return { kind: "staff", ...user, postsFor: services.map(({ service }) => service) };
}

export type StaffActor = Extract<Actor, { kind: "staff" }>;

export type UserView = {
  id: string;
  email: string;
  name: string;
  publicName: string | null;
  role: Role;
  isDutyLead: boolean;
  /** The codes of the services that an editor is limited to; none: all. */
  services: string[];
  createdAt: Date;
  disabledAt: Date | null;
  hasSecondFactor: boolean;
};

/** Everybody who has an account, those who may sign in first. @throws AppError forbidden */
export async function listUsers(actor: Actor): Promise<UserView[]> {
  requirePermission(actor, "user.manage");

  const users = await db.user.findMany({
    select: userParts,
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
  });

  return users.map(toUserView);
}

/** @throws AppError forbidden */
export async function findUser(actor: Actor, id: string): Promise<UserView | null> {
  requirePermission(actor, "user.manage");

  const user = uuid.safeParse(id).success ? await db.user.findUnique({ where: { id }, select: userParts }) : null;

  return user && toUserView(user);
}

const uuid = z.uuid();

const userParts = {
  id: true,
  email: true,
  name: true,
  publicName: true,
  role: true,
  isDutyLead: true,
  services: { select: { service: { select: { code: true } } }, orderBy: { service: { code: "asc" } } },
  createdAt: true,
  disabledAt: true,
  totpSecret: { select: { confirmedAt: true } },
  _count: { select: { passkeys: true } },
} as const satisfies Prisma.UserSelect;

function toUserView({
  services,
  totpSecret,
  _count,
  ...user
}: Prisma.UserGetPayload<{ select: typeof userParts }>): UserView {
  return {
    ...user,
    services: services.map(({ service }) => service.code),
    hasSecondFactor: Boolean(totpSecret?.confirmedAt) || _count.passkeys > 0,
  };
}

/** Whom staff call first, by name and address. @throws AppError forbidden */
export async function listDutyLeads(actor: Actor): Promise<{ id: string; name: string; email: string }[]> {
  requirePermission(actor, "console.read");

  return db.user.findMany({
    where: { isDutyLead: true, disabledAt: null },
    select: { id: true, name: true, email: true },
    orderBy: { name: "asc" },
  });
}

export type InvitationView = { id: string; role: Role; createdAt: Date; expiresAt: Date };

/** Invitations that can still be accepted, the newest first. @throws AppError forbidden */
export async function listInvitations(actor: Actor, now: Date): Promise<InvitationView[]> {
  requirePermission(actor, "user.manage");

  return db.invitation.findMany({
    where: { usedAt: null, expiresAt: { gt: now } },
    select: { id: true, role: true, createdAt: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
}

/** What an invitation's link offers; null when it was used, is too old, or never was. */
export async function findInvitation(token: string, now: Date): Promise<{ id: string; role: Role } | null> {
  return db.invitation.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } },
    select: { id: true, role: true },
  });
}

export type AccountLinkView = { id: string; userId: string; name: string; email: string; newEmail: string | null };

/** What a one-time link to an account opens; null when it was used, is too old, or never was. */
export async function findAccountLink(
  kind: AccountLinkKind,
  token: string,
  now: Date,
): Promise<AccountLinkView | null> {
  const link = await db.accountLink.findFirst({
    where: { kind, tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    select: { id: true, newEmail: true, user: { select: { id: true, name: true, email: true } } },
  });

  return (
    link && { id: link.id, userId: link.user.id, name: link.user.name, email: link.user.email, newEmail: link.newEmail }
  );
}

/** Their own account, for the forms that change it. @throws AppError forbidden */
export async function findOwnAccount(
  actor: StaffActor,
): Promise<{ email: string; name: string; publicName: string | null; isDutyLead: boolean }> {
  requirePermission(actor, "account.change");

  return db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, name: true, publicName: true, isDutyLead: true },
  });
}
