import { randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import {
  type OpenIncident,
  openIncidentInput,
  type PostUpdate,
  postUpdateInput,
} from "@/domain/incidents/incident-input";
import { addServiceInput } from "@/domain/services/service-input";
import { changeSiteInput } from "@/domain/site/site-input";
import { createUserInput } from "@/domain/accounts/user-input";
import type { Role } from "@/domain/shared/words";
import { openIncident } from "@/server/incidents/open-incident";
import { postUpdate } from "@/server/incidents/post-update";
import { addService } from "@/server/services/add-service";
import { ensureSite } from "@/server/site/ensure-site";
import { changeSite } from "@/server/site/change-site";
import { createUser } from "@/server/accounts/users/create-user";
import { changeUserRights } from "@/server/accounts/users/change-user-rights";
import { findActor, type StaffActor } from "@/server/accounts/users/queries";

/** What database tests begin with, made through the verbs that people use. Times are in New York's zone. */
export async function makeSite(...serviceCodes: readonly string[]): Promise<void> {
  await ensureSite();
  await changeSite(system, changeSiteInput.parse({ timeZone: "America/New_York" }), begin);
  for (const code of serviceCodes) {
    await makeService(code);
  }
}

/** Before anything that a test does. */
export const begin = new Date("2006-11-01T12:00:00Z");

/** "12:30" on the day of most tests, in UTC. */
export function at(time: string): Date {
  return new Date(`2006-12-12T${time}:00Z`);
}

export async function makeService(code: string, name = `Service ${code}`): Promise<void> {
  await addService(system, addServiceInput.parse({ code, name }), begin);
}

export async function makeStaff(role: Role, name = `A person of the ${role}s`): Promise<StaffActor> {
  const input = createUserInput.parse({ email: `${randomUUID()}@example.edu`, name, publicName: "Mail team", role });
  const { id } = await createUser(system, input, begin);
  const actor = await findActor(id, 1);
  if (!actor) {
    throw new Error("An account that was just made cannot be found.");
  }

  return actor;
}

/** An editor who posts for these services alone. */
export async function makeLimitedEditor(...services: [string, ...string[]]): Promise<StaffActor> {
  const { id } = await makeStaff("editor");
  await changeUserRights(system, { id, services, isDutyLead: false, basedOn: undefined }, begin);
  const actor = await findActor(id, 1);
  if (!actor) {
    throw new Error("An account that was just limited cannot be found.");
  }

  return actor;
}

type Loose<Input> = { [Key in keyof Input]?: unknown };

export function incidentInput(change: Loose<OpenIncident> = {}): OpenIncident {
  return openIncidentInput.parse({
    kind: "incident",
    title: "Mail is slow",
    services: [{ code: "MAIL", status: "partial_outage" }],
    status: "investigating",
    body: "We are looking.",
    notifiesSubscribers: false,
    idempotencyKey: randomUUID(),
    ...change,
  });
}

export function updateInput(code: string, basedOn: number, change: Loose<PostUpdate> = {}): PostUpdate {
  return postUpdateInput.parse({
    code,
    basedOn,
    status: "identified",
    body: "We know more.",
    notifiesSubscribers: false,
    idempotencyKey: randomUUID(),
    ...change,
  });
}

/** @returns its code */
export async function makeIncident(change: Loose<OpenIncident> = {}, now = at("09:00")): Promise<string> {
  const { code } = await openIncident(system, incidentInput(change), now);

  return code;
}

/** Posts as Allclear itself. @returns the update's code */
export async function makeUpdate(
  code: string,
  basedOn: number,
  now: Date,
  change: Loose<PostUpdate> = {},
): Promise<string> {
  const posted = await postUpdate(system, updateInput(code, basedOn, change), now);

  return posted.code;
}
