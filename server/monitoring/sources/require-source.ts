import { AppError } from "@/domain/shared/errors";
import type { db, Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** Everything that reaching a source needs, with its sealed secret. */
export const storedSourceSelect = {
  id: true,
  name: true,
  kind: true,
  url: true,
  auth: true,
  authUser: true,
  secret: true,
  intervalSeconds: true,
} satisfies Prisma.SourceSelect;

/** A source with its sealed secret: for verbs, never for a page. */
export type StoredSource = Prisma.SourceGetPayload<{ select: typeof storedSourceSelect }>;

/** @throws AppError not_found */
export async function requireSource(client: Tx | typeof db, id: string): Promise<StoredSource> {
  const source = await client.source.findUnique({ where: { id }, select: storedSourceSelect });
  if (!source) {
    throw new AppError("not_found", "This source does not exist any more. Load the page again.");
  }

  return source;
}
