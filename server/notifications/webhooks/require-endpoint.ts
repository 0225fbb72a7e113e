import { AppError } from "@/domain/shared/errors";
import type { EndpointKind } from "@/domain/notifications/webhooks";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

type Wanted = { id: string } | { id: string; subscriberId: string | null };
type Found = { id: string; kind: EndpointKind; secretSealed: string | null; disabledAt: Date | null };

/** Locks an endpoint that somebody entered: any, or one of this subscriber, or (null) of an operator. @throws AppError not_found */
export async function requireEndpoint(tx: Tx, wanted: Wanted): Promise<Found> {
  await tx.$queryRaw`SELECT id FROM endpoints WHERE id = ${wanted.id}::uuid FOR UPDATE`;
  const where: Prisma.EndpointWhereInput = { ...wanted, kind: { not: "push" } };
  const found = await tx.endpoint.findFirst({
    where,
    select: { id: true, kind: true, secretSealed: true, disabledAt: true },
  });
  if (!found) {
    throw new AppError("not_found", "This endpoint does not exist any more. Load the page again.");
  }

  return found;
}
