import type { AlertSourceView } from "@/domain/monitoring/views";
import { db } from "@/server/infra/db";

/** Every program that may send alerts. Never its secret. */
export async function listAlertSources(): Promise<AlertSourceView[]> {
  return db.alertSource.findMany({
    select: { id: true, name: true, kind: true, lastSeenAt: true },
    orderBy: { name: "asc" },
  });
}
