import type { PublicationEvent } from "@/domain/publishing/publication";
import type { Tx } from "./db";

/** The channel every publisher listens on. Its payload is the id of a row of publication_events. */
export const publicationTopic = "allclear_publication";

/** Notifies every publisher, when the transaction commits and not before. */
export async function announce(tx: Tx, event: PublicationEvent): Promise<void> {
  const row = await tx.publicationEvent.create({ data: { event }, select: { id: true } });
  await tx.$executeRaw`SELECT pg_notify(${publicationTopic}, ${String(row.id)})`;
}
