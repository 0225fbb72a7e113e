import { cache } from "react";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { visitor, type Actor } from "@/domain/accounts/actor";
import { hasPermission, type Permission } from "@/domain/accounts/permissions";
import type { OpenSession, StaffActor } from "@/server/accounts/users/queries";
import { requestedPathHeader } from "./requested-path";
import { staffPathOf } from "./staff-path";
import { findSession } from "@/server/accounts/sessions/find-session-actor";

/**
 * Who asks for this page. One who is not signed in is sent to sign in, and back to this page afterwards; one who has to
 * set up a second factor first, to that.
 */
export async function requireStaff(): Promise<StaffActor> {
  const { actor, isLimited } = await requireSession();
  if (isLimited) {
    redirect("/staff/second-factor/set-up");
  }

  return actor;
}

/** The session that asks for this page, also one that opens nothing else. */
export async function requireSession(): Promise<OpenSession> {
  const found = await session();
  if (!found) {
    const path = staffPathOf((await headers()).get(requestedPathHeader) ?? undefined);
    redirect(`/staff/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }

  return found;
}

/** As `requireStaff`, and sends one who may not do this to the dashboard. */
export async function requireStaffWith(permission: Permission): Promise<StaffActor> {
  const actor = await requireStaff();
  if (!hasPermission(actor, permission)) {
    redirect("/staff");
  }

  return actor;
}

/** Who runs an action: a visitor when the session has ended or opens nothing yet, and the verb then says so. */
export async function currentActor(): Promise<Actor> {
  const found = await session();

  return found && !found.isLimited ? found.actor : visitor;
}

/** The same for what a limited session may do: set up a second factor, and end. */
export async function currentOwner(): Promise<Actor> {
  return (await session())?.actor ?? visitor;
}

/** The session of this request: the one that is not ended with the others. */
export async function currentSessionId(): Promise<string | null> {
  return (await session())?.id ?? null;
}

const session = cache(findSession);
