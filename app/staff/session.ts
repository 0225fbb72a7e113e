import { cache } from "react";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { visitor, type Actor } from "@/domain/accounts/actor";
import { hasPermission, type Permission } from "@/domain/accounts/permissions";
import type { StaffActor } from "@/server/accounts/users/queries";
import { requestedPathHeader } from "./requested-path";
import { staffPathOf } from "./staff-path";
import { findSession } from "@/server/accounts/sessions/find-session-actor";

/** Who asks for this page. One who is not signed in is sent to sign in, and back to this page afterwards. */
export async function requireStaff(): Promise<StaffActor> {
  const actor = await signedIn();
  if (!actor) {
    const path = staffPathOf((await headers()).get(requestedPathHeader) ?? undefined);
    redirect(`/staff/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }

  return actor;
}

/** As `requireStaff`, and sends one who may not do this to the dashboard. */
export async function requireStaffWith(permission: Permission): Promise<StaffActor> {
  const actor = await requireStaff();
  if (!hasPermission(actor, permission)) {
    redirect("/staff");
  }

  return actor;
}

/** Who runs an action: a visitor when the session has ended, and the verb then says so. */
export async function currentActor(): Promise<Actor> {
  return (await signedIn()) ?? visitor;
}

/** The session of this request: the one that is not ended with the others. */
export async function currentSessionId(): Promise<string | null> {
  return (await session())?.id ?? null;
}

async function signedIn(): Promise<StaffActor | null> {
  return (await session())?.actor ?? null;
}

const session = cache(findSession);
