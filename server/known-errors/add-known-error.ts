import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { AddKnownError } from "@/domain/known-errors/known-error-input";
import { numberedSlug, slugOf } from "@/domain/known-errors/known-errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { announce } from "@/server/infra/announce";
import { requireServiceRight } from "@/domain/accounts/service-rights";
import { recordAudit } from "@/server/infra/audit";
import { db, type Tx, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { announceKnownError } from "./announce-known-error";
import { renderKnownError, requireFixedAt, writeKnownErrorRows } from "./write-known-error";

type Added = { slug: string };

/**
 * Adds a known error; its title gives it an address, which it keeps.
 * @throws AppError forbidden, invalid, conflict (the key was used for another one)
 */
export async function addKnownError(actor: Actor, input: AddKnownError, now: Date): Promise<Added> {
  requirePermission(actor, "known_error.write");
  requireServiceRight(actor, "known_error.write", { what: "This known error", codes: input.services });
  const words = renderKnownError(input);
  const fixedAt = requireFixedAt(input, null, now);

  return once(
    () => findAdded(input),
    () =>
      transaction(async (tx) => {
        const { idempotencyKey } = input;
        const slug = await freeSlug(tx, slugOf(input.title));
        const knownError = await tx.knownError.create({
          data: { ...words, slug, fixedAt, createdAt: now, changedAt: now, idempotencyKey },
          select: { id: true, slug: true },
        });
        await writeKnownErrorRows(tx, actor, knownError.id, input);
        await recordAudit(tx, actor, { action: "known_error.added", subjectId: knownError.id, at: now });
        // One that was removed may have had this address.
        await announce(tx, { kind: "address_changed", code: null });
        await announceKnownError(tx, knownError);

        return { slug };
      }),
  );
}

async function findAdded(input: AddKnownError): Promise<Added | null> {
  const added = await db.knownError.findUnique({
    where: { idempotencyKey: input.idempotencyKey },
    select: { slug: true, title: true },
  });
  if (added && added.title !== input.title) {
    throw new AppError("conflict", `This form was already used to add “${added.title}”. Load the page again.`);
  }

  return added && { slug: added.slug };
}

/** Whoever adds another one waits until this one is there: two must not choose the same. */
async function freeSlug(tx: Tx, preferred: string): Promise<string> {
  await tx.$executeRaw`LOCK TABLE known_errors IN SHARE ROW EXCLUSIVE MODE`;
  const taken = await tx.knownError.findMany({
    where: { slug: { startsWith: preferred.slice(0, 50) } },
    select: { slug: true },
  });
  let number = 1;
  while (taken.some(({ slug }) => slug === numberedSlug(preferred, number))) {
    number += 1;
  }

  return numberedSlug(preferred, number);
}
