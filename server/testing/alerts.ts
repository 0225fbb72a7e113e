import { randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import { addRuleInput, type AddRule } from "@/domain/monitoring/alert-rule-input";
import { addRule } from "@/server/monitoring/alerts/manage-rules";
import { applyRule } from "@/server/monitoring/alerts/apply-rule";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { at, begin, makeService, makeSite } from "./make";

/** Writes who sends alerts. @returns its id */
export async function makeAlertSource(): Promise<string> {
  const { id } = await db.alertSource.create({
    data: { name: `Sender ${randomUUID()}`, kind: "generic", secret: "sealed" },
    select: { id: true },
  });

  return id;
}

/** Writes an alert as it is after it was recorded: firing since 10:00. @returns its id */
export async function makeAlert(
  alertSourceId: string,
  change: Partial<Prisma.AlertUncheckedCreateInput> = {},
): Promise<string> {
  const { id } = await db.alert.create({
    data: {
      alertSourceId,
      fingerprint: randomUUID(),
      state: "firing",
      level: "critical",
      title: "ImapDown mail01.internal",
      labels: { job: "imap" },
      startsAt: at("10:00"),
      receivedAt: at("10:00"),
      ...change,
    },
    select: { id: true },
  });

  return id;
}

/** A rule about MAIL that publishes after five minutes. @returns its id */
export async function makeRule(change: { [Key in keyof AddRule]?: unknown } = {}): Promise<string> {
  const input = addRuleInput.parse({
    name: `Rule ${randomUUID()}`,
    isOn: true,
    labels: "job=imap",
    leastLevel: "degraded",
    forSeconds: 300,
    action: "publish",
    serviceCode: "MAIL",
    serviceStatus: "partial_outage",
    title: "Mail cannot be read",
    bodyMarkdown: "We are *looking* into it.",
    saysRecovered: true,
    ...change,
  });
  const { id } = await addRule(system, input, begin);

  return id;
}

/** A sender, and a service of its own: what is open of another one says nothing about it. */
export async function makeRuleScene(): Promise<{ alertSourceId: string; code: string }> {
  await makeSite();
  const code = Array.from({ length: 7 }, () => String.fromCharCode(65 + Math.floor(Math.random() * 26))).join("");
  await makeService(code);

  return { alertSourceId: await makeAlertSource(), code };
}

/** A rule about a service, applied once the alert has held. @returns its id */
export async function applyNewRule(
  serviceCode: string,
  alertId: string,
  change: Parameters<typeof makeRule>[0] = {},
): Promise<string> {
  const ruleId = await makeRule({ serviceCode, ...change });
  await applyRule(system, { alertId, ruleId }, at("10:05"));

  return ruleId;
}

/** What an alert has become: MAIL-7 */
export async function findIncidentOfAlert(alertId: string): Promise<string | null> {
  const alert = await db.alert.findUnique({
    where: { id: alertId },
    select: { incident: { select: { prefix: true, number: true } } },
  });

  return alert?.incident ? `${alert.incident.prefix}-${alert.incident.number}` : null;
}

export function countIncidents(prefix: string): Promise<number> {
  return db.incident.count({ where: { prefix } });
}
