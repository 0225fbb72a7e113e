import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AlertSourceView } from "@/domain/monitoring/views";
import { db } from "@/server/infra/db";

/** Every program that may send alerts. Never its secret. @throws AppError forbidden */
export async function listAlertSources(actor: Actor): Promise<AlertSourceView[]> {
  requirePermission(actor, "alert_source.manage");

  return db.alertSource.findMany({
    select: { id: true, name: true, kind: true, lastSeenAt: true },
    orderBy: { name: "asc" },
  });
}
