-- What search may find, and nothing else: one row for each incident, update, shown comment and known error, kept true
-- by triggers, so that no verb can forget it and what is not public is not there to be found.
--
-- pg_trgm is a trusted extension: who owns the database may create it, or an administrator does so beforehand.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE "search_kind" AS ENUM ('incident', 'maintenance', 'notice', 'known_error', 'update', 'comment');

CREATE TABLE "search_entries" (
    "subject_id" UUID NOT NULL,
    "kind" "search_kind" NOT NULL,
    "parent_id" UUID NOT NULL,
    "code" TEXT,
    "slug" TEXT,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "error_codes" TEXT[] NOT NULL,
    "services" TEXT[] NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("subject_id"),
    CONSTRAINT "search_entries_own_parent" CHECK (("parent_id" = "subject_id") = ("kind" NOT IN ('update', 'comment'))),
    CONSTRAINT "search_entries_slug_of_errors" CHECK (("slug" IS NOT NULL) = ("kind" = 'known_error'))
);

CREATE INDEX "search_entries_parent_id_idx" ON "search_entries"("parent_id");
CREATE INDEX "search_entries_code_idx" ON "search_entries"("code");
CREATE INDEX "search_entries_kind_idx" ON "search_entries"("kind");
CREATE INDEX "search_entries_is_open_at_idx" ON "search_entries"("is_open" DESC, "at" DESC);
CREATE INDEX "search_entries_error_codes_idx" ON "search_entries" USING gin ("error_codes");
CREATE INDEX "search_entries_words_idx" ON "search_entries" USING gin ("words");

-- Every word of the entries, for telling what was meant by one that is misspelled.
CREATE TABLE "search_words" (
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

CREATE INDEX "search_words_word_idx" ON "search_words" USING gin ("word" gin_trgm_ops);

-- How text becomes words. `foldWords` in domain/search-text.ts and `normaliseErrorCodes` in domain/error-codes.ts do the
-- same to what is asked for; a test holds the two to each other.

-- Without accents, in small letters, with single spaces for whatever is neither letter nor digit. Most text is ASCII, for
-- which this is quick.
CREATE FUNCTION search_fold(source text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF octet_length(source) = length(source) THEN
    RETURN trim(regexp_replace(lower(source), '[^a-z0-9]+', ' ', 'g'));
  END IF;

  RETURN trim(regexp_replace(
    translate(lower(regexp_replace(normalize(source, NFKD), '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g')), 'ς', 'σ'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3008-\u3020\ufe10-\ufe6f\ufff0-\uffff]+',
    ' ', 'g'));
END
$$;

-- Words with hyphens once more, in one piece: who asks for "wifi" finds Wi-Fi.
CREATE FUNCTION search_joined(source text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF source !~ '[\u002d\u2010-\u2012]' THEN
    RETURN '';
  END IF;

  RETURN (
    SELECT coalesce(string_agg(regexp_replace(spelt[1], '[\u002d\u2010-\u2012]', '', 'g'), ' '), '')
    FROM regexp_matches(source, '[^\s[:punct:]]{1,40}(?:[\u002d\u2010-\u2012][^\s[:punct:]]{1,40}){1,3}', 'g') AS spelt);
END
$$;

-- As written at the weights A (title) and B, as stems at C and D.
CREATE FUNCTION search_vector(title text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  title_words text := search_fold(title);
  body_words text := search_fold(body);
BEGIN
  RETURN setweight(to_tsvector('pg_catalog.simple', title_words || ' ' || search_fold(search_joined(title))), 'A')
    || setweight(to_tsvector('pg_catalog.simple', body_words || ' ' || search_fold(search_joined(body))), 'B')
    || setweight(to_tsvector('pg_catalog.english', title_words), 'C')
    || setweight(to_tsvector('pg_catalog.english', body_words), 'D');
END
$$;

-- Codes of errors in one spelling each: 0x800CCC0F, 0×800ccc0f, 0800ccc0f and 800ccc0f are 800CCC0F.
CREATE FUNCTION search_error_codes(source text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF source !~ '[0-9\uff10-\uff19]' THEN
    RETURN '{}';
  END IF;

  RETURN (
  SELECT coalesce(array_agg(DISTINCT code ORDER BY code), '{}')
  FROM (
    SELECT CASE
      WHEN spelt[3] IS NOT NULL THEN spelt[3]
      WHEN spelt[2] IS NOT NULL AND spelt[2] !~ '^8' AND (spelt[2] !~ '[a-f]' OR spelt[2] !~ '[0-9]') THEN NULL
      ELSE upper(coalesce(nullif(ltrim(replace(coalesce(spelt[1], spelt[2]), 'o', '0'), '0'), ''), '0'))
    END AS code
    FROM regexp_matches(
      translate(
        lower(regexp_replace(normalize(source, NFKC), '[\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g')),
        '×✕✖хχ', 'xxxxx'
      ),
      '(?<![0-9a-z])(?:[0o] ?x ?([0-9a-fo]{6,16}|(?<=x)[0-9a-fo]{2,5})|0?([0-9a-f]{8})|(?<![0-9]\.)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?!\.[0-9]))(?![0-9a-z])',
      'g'
    ) AS spelt
  ) AS spelled
  WHERE code IS NOT NULL);
END
$$;

-- The words of sanitised HTML.
CREATE FUNCTION search_text(html text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT trim(regexp_replace(
    replace(replace(replace(replace(replace(replace(
      regexp_replace(
        regexp_replace(left(html, 50000), '</?(?:a|b|i|s|em|strong|code|del)(?:\s(?:"[^"]*"|[^">])*)?>', '', 'g'),
        '<(?:"[^"]*"|[^">])*>', ' ', 'g'),
      '&#x3C;', '<'), '&lt;', '<'), '&gt;', '>'), '&#x22;', '"'), '&#x26;', '&'), '&amp;', '&'),
    '\s+', ' ', 'g'))
$$;

-- What is asked for: of each group its words as written, from their beginning, or as stems. Groups of nothing but stop
-- words ask for nothing, unless there are no others.
CREATE FUNCTION search_query(beginnings text[], plain text[], phrases text[])
RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  asked tsquery := ''::tsquery;
  stems tsquery;
BEGIN
  FOR i IN 1 .. coalesce(array_length(plain, 1), 0) LOOP
    stems := to_tsquery('pg_catalog.english', plain[i]);
    IF numnode(stems) > 0 THEN
      asked := asked && (to_tsquery('pg_catalog.simple', beginnings[i]) || stems);
    END IF;
  END LOOP;
  FOR i IN 1 .. coalesce(array_length(phrases, 1), 0) LOOP
    asked := asked && phraseto_tsquery('pg_catalog.simple', phrases[i]);
  END LOOP;
  IF numnode(asked) = 0 THEN
    FOR i IN 1 .. coalesce(array_length(plain, 1), 0) LOOP
      asked := asked && to_tsquery('pg_catalog.simple', plain[i]);
    END LOOP;
  END IF;

  RETURN asked;
END
$$;

-- Words that are new to search. Two that learn at once would wait for each other, and whoever posts waits for nobody:
-- the second leaves it to `search_tend_words`.
CREATE FUNCTION search_learn_words(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  learned text[];
BEGIN
  SELECT array_agg(DISTINCT lexeme) INTO learned
  FROM search_entries, unnest(tsvector_to_array(ts_filter(words, '{a,b}'))) AS lexeme
  WHERE subject_id = ANY (ids) AND length(lexeme) BETWEEN 4 AND 40 AND lexeme !~ '[0-9]'
    AND NOT EXISTS (SELECT FROM search_words WHERE word = lexeme);
  IF learned IS NOT NULL AND pg_try_advisory_xact_lock(hashtext('search_words')) THEN
    INSERT INTO search_words SELECT unnest(learned) ON CONFLICT DO NOTHING;
  END IF;
END
$$;

-- Learns what was left out, and forgets what stands in no entry any more.
CREATE FUNCTION search_tend_words() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('search_words'));
  WITH current AS MATERIALIZED (
    SELECT word COLLATE "C" AS word FROM ts_stat('SELECT ts_filter(words, ''{a,b}'') FROM search_entries')
    WHERE length(word) BETWEEN 4 AND 40 AND word !~ '[0-9]'
  ), gone AS (
    DELETE FROM search_words WHERE word NOT IN (SELECT word FROM current)
  )
  INSERT INTO search_words SELECT word FROM current ON CONFLICT DO NOTHING;
END
$$;

-- Puts entries in, or writes them anew where they differ. OFFSET 0 in what calls it: the text is read once, not for each use.
CREATE FUNCTION search_write(entries search_entries[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written uuid[];
BEGIN
  WITH changed AS (
    INSERT INTO search_entries SELECT * FROM unnest(entries)
    ON CONFLICT (subject_id) DO UPDATE SET
      kind = excluded.kind, parent_id = excluded.parent_id, code = excluded.code, slug = excluded.slug,
      title = excluded.title, body = excluded.body, error_codes = excluded.error_codes, services = excluded.services,
      at = excluded.at, is_open = excluded.is_open, words = excluded.words
    WHERE (search_entries.*) IS DISTINCT FROM (excluded.*)
    RETURNING subject_id
  )
  SELECT array_agg(subject_id) INTO written FROM changed;
  IF written IS NOT NULL THEN
    PERFORM search_learn_words(written);
  END IF;
END
$$;

CREATE FUNCTION search_services_of(incident uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(services.code ORDER BY services.code), '{}')
  FROM affected_services JOIN services ON services.id = affected_services.service_id
  WHERE affected_services.incident_id = incident
$$;

-- What stands under an incident follows it where its end or its services changed.
CREATE FUNCTION search_refresh_incidents(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_write(array_agg(ROW(
    id, kind::text::search_kind, id, code, NULL, title, body, search_error_codes(title || ' ' || body), services,
    started_at, ended_at IS NULL, search_vector(title || ' ' || code || ' ' || service_names, body)
  )::search_entries))
  FROM (
    SELECT incidents.*, prefix || '-' || number AS code, concat_ws(' ', headline, summary) AS body,
      search_services_of(id) AS services,
      (SELECT coalesce(string_agg(services.name || ' ' || services.code, ' ' ORDER BY services.code), '')
       FROM affected_services JOIN services ON services.id = service_id WHERE incident_id = incidents.id) AS service_names
    FROM incidents WHERE id = ANY (ids)
    OFFSET 0
  ) AS incident;

  UPDATE search_entries AS child SET is_open = parent.is_open, services = parent.services
  FROM search_entries AS parent
  WHERE parent.subject_id = ANY (ids) AND child.parent_id = parent.subject_id AND child.kind = 'update'
    AND (child.is_open, child.services) IS DISTINCT FROM (parent.is_open, parent.services);
  UPDATE search_entries AS child SET is_open = parent.is_open
  FROM search_entries AS parent
  WHERE parent.subject_id = ANY (ids) AND child.parent_id = parent.subject_id AND child.kind = 'comment'
    AND child.is_open <> parent.is_open;
END
$$;

CREATE FUNCTION search_refresh_updates(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_write(array_agg(ROW(
    id, 'update', incident_id, code, NULL, '', body, search_error_codes(body), search_services_of(incident_id),
    coalesce(happened_at, posted_at), is_open, search_vector(code, body)
  )::search_entries))
  FROM (
    SELECT updates.*, prefix || '-' || incidents.number || '.' || updates.number AS code, ended_at IS NULL AS is_open,
      search_text(concat_ws(' ', body_html, workaround_html)) AS body
    FROM updates JOIN incidents ON incidents.id = incident_id WHERE updates.id = ANY (ids)
    OFFSET 0
  ) AS update;
END
$$;

-- Only what anyone may read: shown, standing for itself, on an incident. The lock makes this wait for whoever is hiding
-- one of them just now, instead of bringing it back.
CREATE FUNCTION search_refresh_comments(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM id FROM comments WHERE id = ANY (ids) ORDER BY id FOR SHARE;
  DELETE FROM search_entries
  WHERE subject_id = ANY (ids) AND kind = 'comment' AND NOT EXISTS (
    SELECT FROM comments
    WHERE id = subject_id AND state = 'visible' AND merged_into_id IS NULL AND incident_id IS NOT NULL);
  PERFORM search_write(array_agg(ROW(
    id, 'comment', incident_id, NULL, NULL, '', body, search_error_codes(body),
    coalesce((SELECT ARRAY[code] FROM services WHERE services.id = service_id), search_services_of(incident_id)),
    written_at, is_open, search_vector('', body)
  )::search_entries))
  FROM (
    SELECT comments.*, ended_at IS NULL AS is_open,
      concat_ws(' ', search_text(comments.body_html), comments.error_message, comments.program,
        (SELECT string_agg(search_text(answers.body_html), ' ' ORDER BY posted_at, answers.id)
         FROM (SELECT * FROM answers WHERE comment_id = comments.id ORDER BY posted_at, id LIMIT 20) AS answers)) AS body
    FROM comments JOIN incidents ON incidents.id = incident_id
    WHERE comments.id = ANY (ids) AND state = 'visible' AND merged_into_id IS NULL
    OFFSET 0
  ) AS comment;
END
$$;

CREATE FUNCTION search_refresh_known_errors(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_write(array_agg(ROW(
    id, 'known_error', id, NULL, slug, title, body, search_error_codes(title || ' ' || body), services,
    created_at, state <> 'fixed', search_vector(title || ' ' || service_names, body)
  )::search_entries))
  FROM (
    SELECT known_errors.*,
      concat_ws(' ',
        (SELECT string_agg(text, ' · ' ORDER BY position) FROM known_error_messages WHERE known_error_id = known_errors.id),
        search_text(cause_html), search_text(workaround_html)) AS body,
      coalesce(named.codes, '{}') AS services, coalesce(named.names, '') AS service_names
    FROM known_errors CROSS JOIN LATERAL (
      SELECT array_agg(code ORDER BY code) AS codes, string_agg(name || ' ' || code, ' ' ORDER BY code) AS names
      FROM known_error_services JOIN services ON services.id = service_id WHERE known_error_id = known_errors.id
    ) AS named
    WHERE known_errors.id = ANY (ids)
    OFFSET 0
  ) AS known;
END
$$;

-- One trigger for each table and way to write: it hands the ids of what was written to the function that is its argument.
-- The second argument is the column with these ids.
CREATE FUNCTION search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT %I) FROM touched', TG_ARGV[1]) INTO ids;
  IF ids IS NOT NULL THEN
    EXECUTE format('SELECT %I($1)', TG_ARGV[0]) USING ids;
  END IF;

  RETURN NULL;
END
$$;

CREATE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entries WHERE subject_id IN (SELECT id FROM touched);

  RETURN NULL;
END
$$;

-- What a service is called is what its incidents are found by.
CREATE FUNCTION search_follow_services() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  renamed uuid[];
BEGIN
  SELECT array_agg(after.id) INTO renamed
  FROM after JOIN before ON before.id = after.id AND (before.name, before.code) IS DISTINCT FROM (after.name, after.code);
  IF renamed IS NOT NULL THEN
    PERFORM search_refresh_incidents(ARRAY(SELECT incident_id FROM affected_services WHERE service_id = ANY (renamed)));
    PERFORM search_refresh_known_errors(ARRAY(SELECT known_error_id FROM known_error_services WHERE service_id = ANY (renamed)));
  END IF;

  RETURN NULL;
END
$$;

CREATE TRIGGER "search_incidents_insert" AFTER INSERT ON "incidents" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_incidents', 'id');
CREATE TRIGGER "search_incidents_update" AFTER UPDATE ON "incidents" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_incidents', 'id');
CREATE TRIGGER "search_incidents_delete" AFTER DELETE ON "incidents" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_forget();

CREATE TRIGGER "search_affected_insert" AFTER INSERT ON "affected_services" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_incidents', 'incident_id');
CREATE TRIGGER "search_affected_delete" AFTER DELETE ON "affected_services" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_incidents', 'incident_id');
CREATE TRIGGER "search_services_update" AFTER UPDATE ON "services" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow_services();

CREATE TRIGGER "search_updates_insert" AFTER INSERT ON "updates" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_updates', 'id');
CREATE TRIGGER "search_updates_update" AFTER UPDATE ON "updates" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_updates', 'id');
CREATE TRIGGER "search_updates_delete" AFTER DELETE ON "updates" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_forget();

CREATE TRIGGER "search_comments_insert" AFTER INSERT ON "comments" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_comments', 'id');
CREATE TRIGGER "search_comments_update" AFTER UPDATE ON "comments" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_comments', 'id');
CREATE TRIGGER "search_comments_delete" AFTER DELETE ON "comments" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_forget();

CREATE TRIGGER "search_answers_insert" AFTER INSERT ON "answers" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_comments', 'comment_id');
CREATE TRIGGER "search_answers_update" AFTER UPDATE ON "answers" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_comments', 'comment_id');
CREATE TRIGGER "search_answers_delete" AFTER DELETE ON "answers" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_comments', 'comment_id');

CREATE TRIGGER "search_errors_insert" AFTER INSERT ON "known_errors" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_known_errors', 'id');
CREATE TRIGGER "search_errors_update" AFTER UPDATE ON "known_errors" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_known_errors', 'id');
CREATE TRIGGER "search_errors_delete" AFTER DELETE ON "known_errors" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_forget();
CREATE TRIGGER "search_messages_insert" AFTER INSERT ON "known_error_messages" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_known_errors', 'known_error_id');
CREATE TRIGGER "search_messages_update" AFTER UPDATE ON "known_error_messages" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_known_errors', 'known_error_id');
CREATE TRIGGER "search_messages_delete" AFTER DELETE ON "known_error_messages" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_known_errors', 'known_error_id');
CREATE TRIGGER "search_error_services_insert" AFTER INSERT ON "known_error_services" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_known_errors', 'known_error_id');
CREATE TRIGGER "search_error_services_delete" AFTER DELETE ON "known_error_services" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow('search_refresh_known_errors', 'known_error_id');

-- What is there already.
SELECT search_refresh_incidents(ARRAY(SELECT id FROM incidents));
SELECT search_refresh_updates(ARRAY(SELECT id FROM updates));
SELECT search_refresh_comments(ARRAY(SELECT id FROM comments WHERE state = 'visible'));
SELECT search_refresh_known_errors(ARRAY(SELECT id FROM known_errors));
