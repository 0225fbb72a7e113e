import { isReservedName, reservedPhrases } from "@/domain/comments/reserved-names";
import { lookalike } from "@/server/text/lookalikes";
import { z } from "zod";
import {
  type CommentDecision,
  type CommentFacts,
  type SeenComment,
  decideCommentState,
} from "@/domain/comments/comments";
import type { Tx } from "@/server/infra/db";

type Writer = Pick<CommentFacts, "authorKind"> & {
  visitorHash: string | null;
  /** Signed in as one of them just now. */
  isStaff: boolean;
};

/**
 * Where a comment begins, or begins again when it was corrected: what is known of its writer, and the rule. A writer is
 * known by the cookie alone: anybody can type in an address.
 */
export async function judgeComment(
  tx: Tx,
  seen: SeenComment,
  { authorKind, visitorHash, isStaff }: Writer,
  signs: Pick<CommentFacts, "lacksProof" | "isTrapped">,
  now: Date,
): Promise<CommentDecision> {
  const lately = new Date(now.getTime() - latelyMs);
  const rows = await tx.$queryRaw`
    SELECT
      count(*) FILTER (WHERE state = 'visible' AND merged_into_id IS NULL)::int AS "shownBefore",
      count(*) FILTER (WHERE state IN ('hidden', 'spam') AND written_at > ${lately})::int AS "refusedLately"
    FROM comments WHERE visitor_hash = ${visitorHash}`;
  const [history] = countRows.parse(rows);

  return decideCommentState(seen, {
    authorKind,
    ...history,
    ...signs,
    usesReservedName: !isStaff && (await usesReservedName(tx, seen.name)),
    known: await listKnownNumbers(tx),
  });
}

const latelyMs = 30 * 86_400_000;
const countRows = z.tuple([z.object({ shownBefore: z.int(), refusedLately: z.int() })]);

/** What the site itself gives out is nobody's secret. */
export async function listKnownNumbers(tx: Pick<Tx, "site">): Promise<string[]> {
  const site = await tx.site.findUnique({ where: { id: 1 }, select: { helpDeskPhone: true } });

  return site?.helpDeskPhone ? [site.helpDeskPhone] : [];
}

/** Whether a name speaks for the organisation, by the settings, the site's name, its staff and its services as they are now. */
async function usesReservedName(tx: Pick<Tx, "site" | "user" | "service">, name: string | undefined): Promise<boolean> {
  if (name === undefined) {
    return false;
  }
  const [site, users, services] = [
    await tx.site.findUnique({ where: { id: 1 }, select: { name: true, reservedNames: true } }),
    await tx.user.findMany({ where: { publicName: { not: null } }, select: { publicName: true } }),
    await tx.service.findMany({ select: { name: true, code: true } }),
  ];
  const reserved = {
    phrases: reservedPhrases(site?.reservedNames ?? null),
    names: [site?.name ?? "", ...users.map(({ publicName }) => publicName ?? "")],
    services: services.flatMap((service) => [service.name, service.code]),
  };

  return isReservedName(name, reserved, lookalike);
}
