import { system } from "@/domain/accounts/actor";
import { isTimeZone } from "@/domain/shared/calendar";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";

/** Gives a new installation its one row, at the first start; leaves it alone ever after. */
export async function ensureSite(): Promise<void> {
  requirePermission(system, "site.manage");

  await transaction((tx) =>
    tx.site.createMany({ data: [{ id: 1, name: "Status", timeZone: machineZone() }], skipDuplicates: true }),
  );
}

function machineZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

  return isTimeZone(timeZone) ? timeZone : "UTC";
}
