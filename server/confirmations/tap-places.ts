import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { DiscountView, TapPlaces } from "@/domain/confirmations/confirmation-views";
import { db } from "@/server/infra/db";
import { namedCode } from "./internal";

type Named = Awaited<ReturnType<typeof namedCode>>;

/**
 * Where the taps on an incident came from, coarse, and what staff leave out of its count.
 * @param code in any spelling that `parseCode` knows
 * @throws AppError forbidden
 */
export async function findTapPlaces(actor: Actor, code: string): Promise<TapPlaces> {
  requirePermission(actor, "console.read");
  const named = await namedCode(db, code);
  const [ranges, discounts] = await Promise.all([listRanges(named), listDiscounts(named)]);

  return { ranges, discounts };
}

async function listRanges({ prefix, number }: Named): Promise<TapPlaces["ranges"]> {
  const rows = await db.$queryRaw`
    SELECT range, count(DISTINCT network)::int AS networks, count(*)::int AS taps, round(sum(weight))::int AS counted,
      min(at) AS "firstAt", max(at) AS "lastAt"
    FROM confirmations JOIN incidents ON incidents.id = incident_id
    WHERE prefix = ${prefix} AND incidents.number = ${number} AND range IS NOT NULL
    GROUP BY range
    ORDER BY taps DESC, range
    LIMIT ${shownAtOnce}`;

  return rangesSchema.parse(rows);
}

const shownAtOnce = 20;

const rangesSchema = z.array(
  z.object({
    range: z.string(),
    networks: z.int(),
    taps: z.int(),
    counted: z.int(),
    firstAt: z.date(),
    lastAt: z.date(),
  }),
);

async function listDiscounts(named: Named): Promise<DiscountView[]> {
  const rows = await db.confirmationDiscount.findMany({
    where: { incident: named },
    select: {
      id: true,
      range: true,
      fromAt: true,
      untilAt: true,
      note: true,
      createdBy: { select: { name: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });

  return rows.map(({ createdBy, ...row }) => ({ ...row, createdByName: createdBy?.name ?? null }));
}
