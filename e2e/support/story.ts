import { randomUUID } from "node:crypto";
import { type Actor, system } from "@/domain/accounts/actor";
import { writeCommentInput } from "@/domain/comments/comment-input";
import { confirmIncidentInput } from "@/domain/confirmations/confirmation-input";
import { openIncidentInput, postUpdateInput } from "@/domain/incidents/incident-input";
import { parseInput } from "@/domain/shared/input";
import { addServiceInput, changeServiceInput } from "@/domain/services/service-input";
import { createUserInput } from "@/domain/accounts/user-input";
import type { Role } from "@/domain/shared/words";
import type { Verbs } from "./verbs";
import { uniqueWord } from "./words";

export const password = "the password of a story";

type StaffUser = { id: string; email: string; name: string };

/** What happened before a story begins. Everything it makes is its own, and is closed when the story is over. */
export class Story {
  private readonly users: string[] = [];
  private readonly services: string[] = [];

  constructor(private readonly verbs: Verbs) {}

  async user(role: Role): Promise<StaffUser> {
    const name = `Story ${uniqueWord()}`;
    const email = `${randomUUID()}@example.edu`;
    const input = parseInput(createUserInput, { email, name, publicName: `${name} team`, role, password });
    const { id } = await this.verbs.createUser(system, input, new Date());
    this.users.push(id);

    return { id, email, name };
  }

  async service(): Promise<{ code: string; name: string }> {
    const code = await this.newCode();
    const input = parseInput(addServiceInput, { code, name: `Service ${code}`, position: 900 });
    await this.verbs.addService(system, input, new Date());
    this.services.push(code);

    return { code, name: input.name };
  }

  /** An open incident of a service of its own: it has posted its first update. */
  async incident(said: { title?: string; body?: string } = {}): Promise<{ code: string; path: string }> {
    const { code: service } = await this.service();
    const input = parseInput(openIncidentInput, {
      kind: "incident",
      title: said.title ?? "It does not work",
      body: said.body ?? "People cannot use it.",
      status: "investigating",
      services: [{ code: service, status: "partial_outage" }],
      idempotencyKey: randomUUID(),
    });
    const { code } = await this.verbs.openIncident(system, input, new Date());

    return { code, path: code.toLowerCase() };
  }

  /** A maintenance of a service of its own, with its window in so many seconds from now. */
  async maintenance(window: {
    inS: number;
    forS: number;
    endsByItself: boolean;
  }): Promise<{ code: string; path: string }> {
    const { code: service } = await this.service();
    const now = Date.now();
    const input = parseInput(openIncidentInput, {
      kind: "maintenance",
      title: "New disks",
      body: "It is away for a while.",
      status: "scheduled",
      services: [{ code: service, status: "under_maintenance" }],
      scheduledFor: new Date(now + window.inS * 1_000),
      scheduledUntil: new Date(now + (window.inS + window.forS) * 1_000),
      endsByItself: window.endsByItself,
      idempotencyKey: randomUUID(),
    });
    const { code } = await this.verbs.openIncident(system, input, new Date());

    return { code, path: code.toLowerCase() };
  }

  async update(code: string, body: string): Promise<void> {
    const { lastUpdateNumber } = await this.find(code);
    const input = parseInput(postUpdateInput, {
      code,
      body,
      basedOn: lastUpdateNumber,
      status: "identified",
      idempotencyKey: randomUUID(),
    });
    await this.verbs.postUpdate(system, input, new Date());
  }

  /** What somebody wrote, and nobody has decided on. @param incident null: a problem that is not listed @returns its id */
  async comment(incident: string | null, said: { name: string; what: string }): Promise<string> {
    const input = parseInput(writeCommentInput, { ...said, incident: incident ?? "" });
    const origin = { address: "2001:db8::1", network: "2001:db8::/64", userAgent: randomUUID() };
    await this.verbs.writeComment(system, input, origin, new Date());
    const { id } = await this.verbs.db.comment.findFirstOrThrow({
      where: { bodyMarkdown: said.what },
      select: { id: true },
    });

    return id;
  }

  /** Decides on what somebody wrote. @param what the whole text */
  async decide(what: string, state: "visible" | "hidden" | "spam"): Promise<void> {
    const { id } = await this.verbs.db.comment.findFirstOrThrow({
      where: { bodyMarkdown: what },
      select: { id: true },
    });
    await this.verbs.moderateComment(system, { id, state }, new Date());
  }

  /** Somebody with a service of their own, so that no other story notifies them. @returns the path of the private page */
  async subscriber(): Promise<string> {
    const { code: serviceCode } = await this.service();
    const [id = ""] = await this.verbs.makeSubscribers([`${randomUUID()}@example.org`], { serviceCode });

    return `/subscriptions/${this.verbs.subscriberToken(id)}`;
  }

  /** Says that it is over, by default as Allclear itself. */
  async resolve(code: string, by: Actor = system): Promise<void> {
    const { lastUpdateNumber } = await this.find(code);
    const input = parseInput(postUpdateInput, {
      code,
      body: "It works again.",
      basedOn: lastUpdateNumber,
      status: "resolved",
      idempotencyKey: randomUUID(),
    });
    await this.verbs.postUpdate(by, input, new Date());
  }

  /** The mailbox of reports is read, as the worker does every minute. */
  readMailbox(): Promise<void> {
    return this.verbs.readMailbox(system, new Date());
  }

  /** So many people tap “I have this too”. */
  async tapped(code: string, users: number): Promise<void> {
    const input = parseInput(confirmIncidentInput, { incident: code, kind: "affected" });
    const origin = { address: "192.0.2.1", network: "192.0.2.1", userAgent: "A browser of a story", visitorId: null };
    for (let count = 0; count < users; count += 1) {
      await this.verbs.confirmIncident(system, input, origin, new Date());
    }
  }

  async countUpdates(code: string): Promise<number> {
    return (await this.find(code)).lastUpdateNumber;
  }

  /** What an incident says by now, of itself and of its services. */
  async stateOf(code: string): Promise<{ status: string; services: string[] }> {
    const { status, affected } = await this.find(code);

    return { status, services: affected.map((service) => service.status) };
  }

  async disable(user: StaffUser): Promise<void> {
    await this.verbs.disableUser(system, { id: user.id }, new Date());
  }

  async end(): Promise<void> {
    for (const code of this.services) {
      await this.resolveAll(code);
      await this.verbs.changeService(system, parseInput(changeServiceInput, { code, isArchived: true }), new Date());
    }
    for (const id of this.users) {
      await this.verbs.disableUser(system, { id }, new Date());
    }
  }

  /** A folder of data that was used before has the names of then. */
  private async newCode(): Promise<string> {
    const code = uniqueWord().toUpperCase();
    const taken = await this.verbs.db.service.findUnique({ where: { code }, select: { code: true } });

    return taken ? this.newCode() : code;
  }

  private async resolveAll(prefix: string): Promise<void> {
    const open = await this.verbs.db.incident.findMany({
      where: { prefix, endedAt: null, withdrawnAt: null },
      select: { number: true, kind: true, lastUpdateNumber: true },
    });
    for (const { number, kind, lastUpdateNumber } of open) {
      const input = parseInput(postUpdateInput, {
        code: `${prefix}-${number}`,
        body: "The story is over.",
        basedOn: lastUpdateNumber,
        status: kind === "maintenance" ? "completed" : "resolved",
        idempotencyKey: randomUUID(),
      });
      await this.verbs.postUpdate(system, input, new Date());
    }
  }

  private async find(code: string) {
    const [prefix = "", number] = code.split("-");

    return this.verbs.db.incident.findFirstOrThrow({
      where: { prefix, number: Number(number) },
      select: { lastUpdateNumber: true, status: true, affected: { select: { status: true } } },
    });
  }
}
