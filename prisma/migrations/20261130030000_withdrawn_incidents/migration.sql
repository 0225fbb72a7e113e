-- An incident that was opened by mistake is withdrawn: its rows stay, for staff and the audit, and readers see none of it.
-- The last update says why; nothing is posted until it is restored.

ALTER TABLE "incidents"
  ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3),
  ADD COLUMN "withdrawal_id" UUID,
  ADD COLUMN "right_incident_id" UUID;

CREATE UNIQUE INDEX "incidents_withdrawal_id_key" ON "incidents"("withdrawal_id");
CREATE INDEX "incidents_withdrawn_at_idx" ON "incidents"("withdrawn_at");
CREATE INDEX "incidents_right_incident_id_idx" ON "incidents"("right_incident_id");

ALTER TABLE "incidents"
  ADD CONSTRAINT "incidents_withdrawal_id_fkey" FOREIGN KEY ("withdrawal_id") REFERENCES "updates"("id") ON DELETE NO ACTION ON UPDATE CASCADE,
  ADD CONSTRAINT "incidents_right_incident_id_fkey" FOREIGN KEY ("right_incident_id") REFERENCES "incidents"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "incidents_withdrawn_for_a_reason" CHECK (("withdrawn_at" IS NULL) = ("withdrawal_id" IS NULL)),
  ADD CONSTRAINT "incidents_right_one_of_withdrawn" CHECK ("right_incident_id" IS NULL OR ("withdrawn_at" IS NOT NULL AND "right_incident_id" <> "id"));

-- What is withdrawn promises nothing, and says nothing of any service.
ALTER TABLE "incidents"
  ADD CONSTRAINT "incidents_no_promise_when_withdrawn" CHECK ("withdrawn_at" IS NULL OR "next_update_by" IS NULL);

-- Search finds only what is public: whatever belongs to a withdrawn incident is left out here, for all who write entries.
CREATE OR REPLACE FUNCTION search_write(entries search_entries[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written uuid[];
BEGIN
  WITH changed AS (
    INSERT INTO search_entries SELECT entry.* FROM unnest(entries) AS entry
    WHERE NOT EXISTS (SELECT FROM incidents WHERE incidents.id = entry.parent_id AND withdrawn_at IS NOT NULL)
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

-- What is withdrawn leaves search with all that is under it, and comes back with all of it when it is restored. What gets
-- another code is found by that one, its updates too.
CREATE FUNCTION search_follow_withdrawals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone uuid[];
  back uuid[];
BEGIN
  SELECT array_agg(after.id) FILTER (WHERE after.withdrawn_at IS NOT NULL),
    array_agg(after.id) FILTER (WHERE after.withdrawn_at IS NULL)
  INTO gone, back
  FROM after JOIN before ON before.id = after.id
  WHERE (before.withdrawn_at IS NULL, before.prefix, before.number)
    IS DISTINCT FROM (after.withdrawn_at IS NULL, after.prefix, after.number);
  IF gone IS NOT NULL THEN
    DELETE FROM search_entries WHERE parent_id = ANY (gone);
  END IF;
  IF back IS NOT NULL THEN
    PERFORM search_refresh_incidents(back);
    PERFORM search_refresh_updates(ARRAY(SELECT id FROM updates WHERE incident_id = ANY (back)));
    PERFORM search_refresh_comments(ARRAY(SELECT id FROM comments WHERE incident_id = ANY (back)));
  END IF;

  RETURN NULL;
END
$$;

CREATE TRIGGER "search_incidents_withdrawal" AFTER UPDATE ON "incidents" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION search_follow_withdrawals();
