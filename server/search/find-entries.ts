import { z } from "zod";
import type { SearchQuery } from "@/domain/search/search";
import type { Phrase, WordGroup } from "@/domain/search/search-text";
import { incidentStatuses, knownErrorStates, searchKinds } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";

/** What to look for; each of it finds by itself. */
export type EntryQuery = {
  code: string | null;
  errorCodes: readonly string[];
  /** What was quoted, or what was not but may be there as a phrase. */
  phrases: readonly Phrase[];
  /** What was typed in one go, with everything that will do for it. */
  groups: readonly Pick<WordGroup, "plain" | "beginnings">[];
  /** Each of these by itself: `hits` of what is found counts them from 0. */
  variants: readonly Pick<WordGroup, "plain" | "beginnings">[];
  /** Whether everything that is open is asked for. */
  wantsOpen: boolean;
};

/** What may be found. `since` null: whenever. */
export type Filter = Pick<SearchQuery, "service" | "kind"> & { since: Date | null };

export type FoundEntry = z.output<typeof entryRow>;
export type FoundService = z.output<typeof serviceRow>;

/** The entries that anyone may read and that match in any way: what is open and what is new first, as many as can matter. */
export async function listPublicEntries(wanted: EntryQuery, filter: Filter): Promise<FoundEntry[]> {
  const isAlone = filter.kind === "update" || filter.kind === "comment";
  const rows = await db.$queryRaw`
    WITH found AS MATERIALIZED (${Prisma.join(candidatesOf(wanted, filter), " UNION ")}),
    entries AS MATERIALIZED (
      SELECT * FROM search_entries AS entry WHERE subject_id IN (
        SELECT id FROM found ${isAlone ? Prisma.empty : Prisma.sql`UNION SELECT parent_id FROM search_entries JOIN found ON id = subject_id`}
      ) AND (entry.kind <> 'comment' OR EXISTS (
        SELECT FROM comments WHERE comments.id = entry.subject_id AND state = 'visible' AND merged_into_id IS NULL))
    ),
    ${variantsOf(wanted)}
    SELECT subject_id AS id, parent_id AS "parentId", entry.kind, incidents.status, known_errors.state, ended_at AS "endedAt", at,
      coalesce(incidents.kind::text, 'known_error') AS "parentKind",
      coalesce(entry.code = ${wanted.code}, false) AS "hasCode", error_codes && ${[...wanted.errorCodes]}::text[] AS "hasErrorCode",
      ${phraseIn(wanted)} AS "hasPhrase", ${hitsIn(Prisma.sql`entry.words`)} AS hits
    FROM entries AS entry
    LEFT JOIN incidents ON incidents.id = parent_id
    LEFT JOIN known_errors ON known_errors.id = parent_id`;

  return z.array(entryRow).parse(rows);
}

/** The services in use that are called like that, or described so. */
export async function listMatchingServices(wanted: EntryQuery): Promise<FoundService[]> {
  const rows = await db.$queryRaw`
    WITH ${variantsOf(wanted)}
    SELECT id, code, hits FROM (
      SELECT services.id, code, ${hitsIn(Prisma.sql`words`)} AS hits
      FROM services LEFT JOIN service_groups ON service_groups.id = group_id
      CROSS JOIN LATERAL (
        SELECT search_vector(services.name || ' ' || code, concat_ws(' ', description, service_groups.name)) AS words OFFSET 0
      ) AS entry
      WHERE archived_at IS NULL
    ) AS matching
    WHERE hits <> '{}'`;

  return z.array(serviceRow).parse(rows);
}

/** Each hit is a variant, and whether it is in the title. */
const hits = z
  .array(z.int())
  .transform((numbers) => numbers.map((number) => ({ variant: Math.floor(number / 2), isInTitle: number % 2 === 1 })));
const entryRow = z.object({
  id: z.string(),
  parentId: z.string(),
  kind: z.enum(searchKinds),
  parentKind: z.enum(["incident", "maintenance", "notice", "known_error"]),
  status: z.enum(incidentStatuses).nullable(),
  state: z.enum(knownErrorStates).nullable(),
  endedAt: z.date().nullable(),
  at: z.date(),
  hasCode: z.boolean(),
  hasErrorCode: z.boolean(),
  hasPhrase: z.boolean(),
  hits,
});
const serviceRow = z.object({ id: z.string(), code: z.string(), hits });

// Of each group so many of what is open, and so many of the rest.
const maxOfGroup = 60;
const maxOfAll = 150;

function candidatesOf(wanted: EntryQuery, filter: Filter): Prisma.Sql[] {
  const { code, errorCodes, phrases, groups, wantsOpen } = wanted;
  const among = Prisma.sql`${filter.service ?? null}::text, ${filter.kind ?? null}::text, ${filter.since}::timestamptz`;
  const byCondition = (condition: Prisma.Sql) => Prisma.sql`(
    SELECT subject_id AS id FROM search_entries AS entry
    WHERE ${condition} AND ${within(filter)}
    ORDER BY is_open DESC, at DESC LIMIT ${maxOfAll})`;
  const byWords = (query: Prisma.Sql, max: number) =>
    Prisma.sql`SELECT search_candidates(${query}, ${among}, ${max}::int) AS id`;

  return [
    Prisma.sql`SELECT NULL::uuid AS id WHERE false`,
    ...(code === null ? [] : [byCondition(Prisma.sql`code = ${code}`)]),
    ...(errorCodes.length === 0 ? [] : [byCondition(Prisma.sql`error_codes && ${[...errorCodes]}::text[]`)]),
    ...(wantsOpen ? [byCondition(Prisma.sql`is_open AND entry.kind IN ('incident', 'maintenance')`)] : []),
    ...phrases.map((phrase) => byWords(phraseQuery(phrase), maxOfAll)),
    ...groups.map((group) => byWords(queryOf(group), maxOfGroup)),
    ...(groups.length < 2
      ? []
      : [byWords(Prisma.sql`search_groups(${beginningsOf(groups)}, ${plainOf(groups)})`, maxOfAll)]),
  ];
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
    ? Prisma.sql`entry.kind = ${kind}::search_kind`
    : Prisma.sql`parent_id IN (SELECT subject_id FROM search_entries WHERE kind = ${kind}::search_kind)`;
}

function queryOf({ beginnings, plain }: EntryQuery["groups"][number]): Prisma.Sql {
  return Prisma.sql`search_group(${beginnings}, ${plain})`;
}

function beginningsOf(groups: EntryQuery["groups"]): Prisma.Sql {
  return Prisma.sql`${groups.map(({ beginnings }) => beginnings)}::text[]`;
}

function plainOf(groups: EntryQuery["groups"]): Prisma.Sql {
  return Prisma.sql`${groups.map(({ plain }) => plain)}::text[]`;
}

/** Each variant as a query, in any place and in titles: the weights A and C are those of a title. */
function variantsOf({ variants }: EntryQuery): Prisma.Sql {
  const inTitle = variants.map(({ beginnings, plain }) => ({
    beginnings: weighted(beginnings, "A"),
    plain: weighted(plain, "C"),
  }));

  return Prisma.sql`variants AS MATERIALIZED (
    SELECT place - 1 AS place, search_group(beginnings, plain) AS anywhere, search_group(title_beginnings, title_plain) AS in_title
    FROM unnest(${beginningsOf(variants)}, ${plainOf(variants)}, ${beginningsOf(inTitle)}, ${plainOf(inTitle)})
      WITH ORDINALITY AS variant(beginnings, plain, title_beginnings, title_plain, place)
  )`;
}

/** "(wi:* & fi) | wifi" as "(wi:*A & fi:A) | wifi:A" */
function weighted(query: string, weight: "A" | "C"): string {
  return query.replace(
    /([^\s()&|<>:*-]+)(:\*)?/gu,
    (_, word: string, mark: string | undefined) => `${word}${mark ?? ":"}${weight}`,
  );
}

function hitsIn(words: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ARRAY(
    SELECT (place * 2 + (${words} @@ in_title)::int)::int FROM variants WHERE ${words} @@ anywhere)`;
}

function phraseIn({ phrases }: EntryQuery): Prisma.Sql {
  const conditions = phrases.map((phrase) => Prisma.sql`entry.words @@ ${phraseQuery(phrase)}`);

  return conditions.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(conditions, " AND ")})`;
}

function phraseQuery({ folded }: Phrase): Prisma.Sql {
  return Prisma.sql`phraseto_tsquery('pg_catalog.simple', ${folded})`;
}
