import { z } from "zod";
import type { SearchQuery } from "@/domain/search/search";
import type { Phrase, WordGroup } from "@/domain/search/search-text";
import { searchKinds } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";

/** How something was found, the strongest first. */
const matches = ["code", "error_code", "phrase", "words"] as const;

/** What to look for; each of it finds by itself. */
export type HitQuery = {
  code: string | null;
  errorCodes: readonly string[];
  /** All of them, with all of the groups. */
  phrases: readonly Phrase[];
  groups: readonly WordGroup[];
  /** What was not quoted but may stand there as a phrase. */
  sentence: string | null;
};

/** What may be found. `since` null: whenever. */
export type Filter = Pick<SearchQuery, "service" | "kind"> & { since: Date | null; limit: number };

export type Hit = z.output<typeof hitRow>;

/**
 * What anyone may read and matches: an incident or a known error once, with the strongest of its matches, unless
 * updates or comments are asked for. The entry that is called so first, then what is open, the stronger match (of the code
 * of an error, the known error before what only mentions it), the newest.
 */
export async function listPublicHits(wanted: HitQuery, filter: Filter): Promise<Hit[]> {
  const candidates = listCandidates(wanted, filter);
  if (candidates.length === 0) {
    return [];
  }
  const matchOf =
    wanted.sentence === null
      ? Prisma.sql`match`
      : Prisma.sql`CASE WHEN match = 4 AND words @@ phraseto_tsquery('simple', ${wanted.sentence}) THEN 3 ELSE match END`;
  const isAlone = filter.kind === "update" || filter.kind === "comment";
  const rows = await db.$queryRaw`
    WITH candidates AS (${Prisma.join(candidates, " UNION ALL ")}),
    hits AS (
      SELECT entry.*, ${matchOf} AS match FROM (SELECT subject_id, min(match) AS match FROM candidates GROUP BY subject_id) AS found
      JOIN search_entries AS entry USING (subject_id)
      WHERE entry.kind <> 'comment' OR EXISTS (
        SELECT FROM comments WHERE comments.id = entry.subject_id AND state = 'visible' AND merged_into_id IS NULL)
    ),
    best AS (
      SELECT DISTINCT ON (shown) * FROM (
        SELECT hits.*, CASE WHEN ${isAlone} THEN subject_id ELSE parent_id END AS shown,
          count(*) OVER (PARTITION BY parent_id)::int AS places
        FROM hits
      ) AS counted
      ORDER BY shown, match, (subject_id = parent_id) DESC, at DESC, subject_id
    )
    SELECT best.match - 1 AS match, best.kind AS "place", best.code AS "placeCode", best.subject_id AS "placeId",
      best.body, best.places, best.shown AS id, CASE WHEN ${isAlone} THEN best.kind ELSE parent.kind END AS kind,
      parent.code AS "parentCode", parent.slug, parent.title, parent.is_open AS "isOpen", parent.services,
      CASE WHEN ${isAlone} THEN best.at ELSE parent.at END AS at
    FROM best JOIN search_entries AS parent ON parent.subject_id = best.parent_id
    ORDER BY (best.match = 1) DESC, parent.is_open DESC, best.match,
      (best.match = 2 AND parent.kind = 'known_error') DESC, CASE WHEN ${isAlone} THEN best.at ELSE parent.at END DESC, best.subject_id
    LIMIT ${filter.limit}`;

  return hitRows.parse(rows);
}

const hitRow = z.object({
  match: z.int().transform((index) => matches[index] ?? "words"),
  /** Where the match is: the entry itself, or what belongs to it. */
  place: z.enum(searchKinds),
  placeCode: z.string().nullable(),
  placeId: z.string(),
  body: z.string(),
  /** Of what is shown: the entry, or an update or a comment by itself. */
  id: z.string(),
  places: z.int(),
  kind: z.enum(searchKinds),
  parentCode: z.string().nullable(),
  slug: z.string().nullable(),
  title: z.string(),
  isOpen: z.boolean(),
  services: z.array(z.string()),
  at: z.date(),
});
const hitRows = z.array(hitRow);

// Of each way of matching this many, open and new ones first: whoever finds more has to ask more exactly.
const maxCandidates = 300;

/** One statement for each way to match, so that each may use the index that suits it. */
function listCandidates({ code, errorCodes, phrases, groups }: HitQuery, filter: Filter): Prisma.Sql[] {
  const ways: (Way | null)[] = [
    code === null ? null : { condition: Prisma.sql`code = ${code}`, isRare: true },
    errorCodes.length === 0 ? null : { condition: Prisma.sql`error_codes && ${[...errorCodes]}`, isRare: true },
    groups.length + phrases.length === 0
      ? null
      : {
          condition: Prisma.sql`words @@ ${queryOf(groups, phrases)}`,
          isRare: phrases.length === 0 && (groups.length > 1 || code !== null),
        },
  ];

  return ways.flatMap((way, index) => (way === null ? [] : [candidatesOf(way, matchNumbers[index] ?? 4, filter)]));
}

// The sentence is looked for in what has its words: 3 is given below.
const matchNumbers = [1, 2, 4];

type Way = {
  condition: Prisma.Sql;
  /** Several things at once: the planner takes them for commoner than they are, and would read entry by entry. */
  isRare: boolean;
};

function candidatesOf({ condition, isRare }: Way, match: number, filter: Filter): Prisma.Sql {
  const matching = Prisma.sql`
    SELECT subject_id, is_open, at FROM search_entries WHERE ${condition} AND ${within(filter)}`;

  return Prisma.sql`(
    ${isRare ? Prisma.sql`WITH matching AS MATERIALIZED (${matching})` : Prisma.sql`WITH matching AS (${matching})`}
    SELECT subject_id, ${match}::int AS match FROM matching
    ORDER BY is_open DESC, at DESC LIMIT ${maxCandidates})`;
}

function queryOf(groups: readonly WordGroup[], phrases: readonly Phrase[]): Prisma.Sql {
  const beginnings = groups.map((group) => group.beginnings);
  const plain = groups.map((group) => group.plain);

  return Prisma.sql`search_query(${beginnings}::text[], ${plain}::text[], ${phrases.map(({ folded }) => folded)}::text[])`;
}

function within({ service, kind, since }: Filter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(service === undefined ? [] : [Prisma.sql`services @> ${[service]}::text[]`]),
      ...(since === null ? [] : [Prisma.sql`at >= ${since}`]),
      ...(kind === undefined ? [] : [ofKind(kind)]),
    ],
    " AND ",
  );
}

function ofKind(kind: NonNullable<Filter["kind"]>): Prisma.Sql {
  return kind === "update" || kind === "comment"
    ? Prisma.sql`kind = ${kind}::search_kind`
    : Prisma.sql`parent_id IN (SELECT subject_id FROM search_entries WHERE kind = ${kind}::search_kind)`;
}
