-- The audit can be added to and read. Two ways are left, each of which a transaction has to name (SET LOCAL
-- allclear.audit_path): 'retention' deletes what is older than 30 days, 'erasure' empties the details of an entry.
-- A trigger and not a second role, because a site that is given its database has one account there.

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('allclear.audit_path', true) = 'retention' AND OLD.at < now() - interval '30 days' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('allclear.audit_path', true) = 'erasure'
    AND to_jsonb(NEW) - 'detail' = to_jsonb(OLD) - 'detail' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_entries can only be added to (% refused)', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();

-- Pages of the audit go on from an entry.
DROP INDEX "audit_entries_at_idx";
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at", "id");
