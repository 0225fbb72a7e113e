import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { AppError } from "@/domain/shared/errors";
import { db, type Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** What there is of a service, in words: "2 incidents", "1 metric". Empty: it was never used. @throws AppError forbidden */
export async function listServiceUses(actor: Actor, code: string): Promise<string[]> {
  requirePermission(actor, "service.manage");

  return usesOf(db, code);
}

/** @throws AppError conflict, when there is anything of the service: people have said its code, or read its page */
export async function refuseUsed(tx: Tx, code: string, change: string): Promise<void> {
  const uses = await usesOf(tx, code);
  if (uses.length > 0) {
    throw new AppError(
      "conflict",
      `${code} cannot be ${change}: there is ${uses.join(", ")} of it. Archive it instead.`,
    );
  }
}

async function usesOf(client: Pick<Tx, "service" | "codeCounter" | "incident">, code: string): Promise<string[]> {
  const [service, counter, numbered] = await Promise.all([
    client.service.findUnique({ where: { code }, select: { _count: { select: counted } } }),
    client.codeCounter.count({ where: { prefix: code } }),
    client.incident.count({ where: { prefix: code } }),
  ]);
  if (!service) {
    return [];
  }
  const { affected, ...others } = service._count;

  return [
    countOf(Math.max(affected, numbered), "incident"),
    counter > 0 && affected === 0 && numbered === 0 && "a code that was given",
    affected === 0 && countOf(Math.max(others.changes, others.updates), "change of its status"),
    countOf(others.comments, "report"),
    countOf(others.metrics, "metric"),
    countOf(others.alerts, "alert"),
    countOf(others.alertRules, "alert rule"),
    countOf(others.knownErrors, "known error"),
    countOf(others.subscriptions, "subscription"),
    countOf(others.webhooks, "webhook"),
    countOf(others.users, "limited editor"),
  ].filter((use) => use !== false);
}

const counted = {
  affected: true,
  changes: true,
  updates: true,
  comments: true,
  metrics: true,
  alerts: true,
  alertRules: true,
  knownErrors: true,
  subscriptions: true,
  webhooks: true,
  users: true,
} satisfies Prisma.ServiceCountOutputTypeSelect;

function countOf(count: number, noun: string): string | false {
  return count > 0 && `${count} ${noun}${count === 1 ? "" : "s"}`;
}
