import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** The maintenance that is in effect now for a service: under way, or planned with a window that has begun. */
export function maintenanceOf(now: Date) {
  return {
    status: { not: "operational" },
    incident: {
      kind: "maintenance",
      withdrawnAt: null,
      endedAt: null,
      OR: [
        { status: { in: ["in_progress", "verifying"] } },
        { status: "scheduled", scheduledFor: { lte: now }, scheduledUntil: { gt: now } },
      ],
    },
  } satisfies Prisma.AffectedServiceWhereInput;
}

/** Whether any of these services is under maintenance. */
export async function isUnderMaintenance(tx: Tx, serviceIds: readonly string[], now: Date): Promise<boolean> {
  const affected = await tx.affectedService.findFirst({
    where: { serviceId: { in: [...serviceIds] }, ...maintenanceOf(now) },
    select: { serviceId: true },
  });

  return affected !== null;
}
