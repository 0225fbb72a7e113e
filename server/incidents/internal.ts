import { type Actor, staffId } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import { db } from "@/server/infra/db";

/** The incident to which a form with this key has posted already. @throws AppError conflict when somebody else did */
export async function findPostedBy(actor: Actor, idempotencyKey: string): Promise<{ code: string } | null> {
  const posted = await db.update.findUnique({
    where: { idempotencyKey },
    select: { authorId: true, incident: { select: { prefix: true, number: true } } },
  });
  if (posted && posted.authorId !== staffId(actor)) {
    throw new AppError("conflict", "This form was already used. Load the page again, then try again.");
  }

  return posted && { code: formatCode(posted.incident) };
}
