import type { AlertSenderView } from "@/domain/shared/views";
import { db } from "@/server/infra/db";

/** Every program that may send alerts. Never its secret. */
export async function listAlertSenders(): Promise<AlertSenderView[]> {
  return db.alertSender.findMany({
    select: { id: true, name: true, kind: true, heardAt: true },
    orderBy: { name: "asc" },
  });
}
