import type { Prisma } from "@/server/infra/generated/prisma/client";

/** As people put the services: the groups first, in their order; what is in no group after them. */
export const serviceOrder = [
  { group: { position: "asc" } },
  { group: { name: "asc" } },
  { position: "asc" },
  { name: "asc" },
] as const satisfies readonly Prisma.ServiceOrderByWithRelationInput[];
