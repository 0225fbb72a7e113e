import { randomUUID } from "node:crypto";
import { test as base } from "@playwright/test";
import { system } from "@/domain/accounts/actor";
import { openIncidentInput, postUpdateInput } from "@/domain/incidents/incident-input";
import { parseInput } from "@/domain/shared/input";
import { addServiceInput } from "@/domain/services/service-input";
import { freePort, Installation } from "./installation";
import { connectVerbs, type Verbs } from "./verbs";

/** A site without a story, to which nobody else says anything. It has one service, Mail. */
export class OwnSite {
  constructor(
    readonly origin: string,
    private readonly verbs: Verbs,
  ) {}

  async begin(): Promise<void> {
    const input = parseInput(addServiceInput, { code: "MAIL", name: "Mail" });
    await this.verbs.addService(system, input, new Date());
  }

  /** @param said what differs from an incident that is investigated; `service`: how Mail is @returns its code */
  async open({ service, ...said }: { service: string; title: string; [field: string]: unknown }): Promise<string> {
    const input = parseInput(openIncidentInput, {
      ...{ kind: "incident", status: "investigating", body: "What we know.", idempotencyKey: randomUUID() },
      ...{ services: [{ code: "MAIL", status: service }], noneAffected: service === "operational" },
      ...said,
    });

    return (await this.verbs.openIncident(system, input, new Date())).code;
  }

  /** @param service how Mail is; left out, as it was */
  async post(code: string, basedOn: number, status: string, service?: string): Promise<void> {
    const input = parseInput(postUpdateInput, {
      ...{ code, basedOn, status, body: "We know more.", idempotencyKey: randomUUID() },
      ...(service ? { services: [{ code: "MAIL", status: service }], noneAffected: service === "operational" } : {}),
    });
    await this.verbs.postUpdate(system, input, new Date());
  }
}

export const test = base.extend<object, { site: OwnSite }>({
  site: [
    // Playwright reads from this pattern which fixtures a fixture needs: none.
    async ({}, use) => {
      const installation = new Installation(await freePort());
      const origin = `http://127.0.0.1:${installation.port}`;
      try {
        await installation.start({ ORIGIN: origin }).says("Ctrl-C stops everything");
        const verbs = await connectVerbs({ dataDir: installation.dataDir, port: String(installation.port) });
        const site = new OwnSite(origin, verbs);
        await site.begin();
        await use(site);
        await verbs.db.$disconnect();
      } finally {
        await installation.remove();
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
});
