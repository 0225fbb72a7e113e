import type { Actor } from "@/domain/accounts/actor";
import { requireServiceRight } from "@/domain/accounts/service-rights";
import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

const knownErrorForWriteSelect = {
  id: true,
  slug: true,
  title: true,
  causeMarkdown: true,
  workaroundMarkdown: true,
  state: true,
  fixedAt: true,
  changedAt: true,
  messages: { select: { text: true }, orderBy: { position: "asc" } },
  services: { select: { service: { select: { code: true, name: true } } } },
  updates: { select: { update: { select: { number: true, incident: { select: { prefix: true, number: true } } } } } },
} satisfies Prisma.KnownErrorSelect;

export type KnownErrorForWrite = Prisma.KnownErrorGetPayload<{ select: typeof knownErrorForWriteSelect }>;

/** Locks a known error for the rest of the transaction and reads it. @throws AppError forbidden, not_found */
export async function requireKnownErrorForWrite(tx: Tx, actor: Actor, slug: string): Promise<KnownErrorForWrite> {
  await tx.$queryRaw`SELECT id FROM known_errors WHERE slug = ${slug} FOR UPDATE`;
  const knownError = await tx.knownError.findUnique({ where: { slug }, select: knownErrorForWriteSelect });
  if (!knownError) {
    throw new AppError("not_found", "This known error is not there any more. Choose one from the list.");
  }

  const codes = knownError.services.map(({ service }) => service.code);
  requireServiceRight(actor, "known_error.write", { what: `“${knownError.title}”`, codes });

  return knownError;
}
