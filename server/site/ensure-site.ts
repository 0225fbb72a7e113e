import { isTimeZone } from "@/domain/calendar";
import { db } from "@/server/infra/db";

/** Gives a new installation its one row, at the first start; leaves it alone ever after. */
export async function ensureSite(): Promise<void> {
  await db.site.createMany({ data: [{ id: 1, name: "Status", timeZone: machineZone() }], skipDuplicates: true });
}

function machineZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

  return isTimeZone(timeZone) ? timeZone : "UTC";
}
