import { z } from "zod";
import { codePath } from "@/domain/shared/codes";
import { normaliseErrorCodes } from "@/domain/known-errors/error-codes";
import { tidyLine } from "@/domain/shared/input";
import type { Suggestion } from "@/domain/comments/views";
import { foldWords } from "@/domain/search/search-text";
import { db } from "@/server/infra/db";

const longestText = 5_000;
const maxWords = 80;

/**
 * What a description looks like, of the open incidents and the known errors that are not fixed: those that name the same
 * code of an error, or share enough words with it, at least one of them in the title. The best first. Any text is fine.
 */
export async function findMatches(text: string): Promise<Suggestion[]> {
  const line = tidyLine(text.slice(0, longestText));
  const words = [...new Set(foldWords(line).split(" "))].filter(({ length }) => length > 2).slice(0, maxWords);
  const errorCodes = normaliseErrorCodes(line);
  if (words.length + errorCodes.length === 0) {
    return [];
  }
  const rows = await db.$queryRaw`
    WITH asked AS MATERIALIZED (
      SELECT tsvector_to_array(to_tsvector('english', ${words.join(" ")})) AS stems
    ),
    entries AS (
      SELECT parent_id, error_codes && ${errorCodes}::text[] AS has_code,
        ARRAY(SELECT unnest(stems) INTERSECT SELECT unnest(tsvector_to_array(ts_filter(words, '{c}')))) AS in_title,
        ARRAY(SELECT unnest(stems) INTERSECT SELECT unnest(tsvector_to_array(ts_filter(words, '{d}')))) AS in_body
      FROM search_entries, asked
      WHERE is_open AND kind IN ('incident', 'maintenance', 'known_error', 'update')
    ),
    scores AS (
      SELECT parent_id, bool_or(has_code) AS has_code,
        (SELECT count(DISTINCT stem) FROM entries AS each, unnest(in_title) AS stem
          WHERE each.parent_id = entries.parent_id) AS titled,
        (SELECT count(DISTINCT stem) FROM entries AS each, unnest(in_title || in_body) AS stem
          WHERE each.parent_id = entries.parent_id) AS shared
      FROM entries GROUP BY parent_id
    )
    SELECT entry.code, entry.slug, entry.title,
      nullif(search_text(coalesce(updates.workaround_html, known_errors.workaround_html, '')), '') AS advice
    FROM scores
    JOIN search_entries AS entry ON entry.subject_id = scores.parent_id
    LEFT JOIN incidents ON incidents.id = entry.subject_id
    LEFT JOIN updates ON updates.id = incidents.workaround_update_id
    LEFT JOIN known_errors ON known_errors.id = entry.subject_id
    WHERE has_code OR (titled >= 1 AND shared >= 2)
    ORDER BY has_code DESC, (has_code AND entry.slug IS NOT NULL) DESC, titled + shared DESC, entry.at DESC
    LIMIT 3`;

  return suggestionRows.parse(rows).map(({ code, slug, title, advice }) => ({
    code,
    title,
    path: slug === null ? codePath(code ?? "") : `/known-errors/${slug}`,
    advice,
  }));
}

const suggestionRows = z.array(
  z.object({
    code: z.string().nullable(),
    slug: z.string().nullable(),
    title: z.string(),
    advice: z.string().nullable(),
  }),
);
