-- The field's words for what had words of its own: webhooks (were endpoints), alert sources (were senders), the origin of
-- a comment (was its channel), visitors (were persons), the alert level info (was notice). Nothing else changes.

ALTER TYPE "endpoint_kind" RENAME TO "webhook_kind";
ALTER TYPE "alert_sender_kind" RENAME TO "alert_source_kind";
ALTER TYPE "channel" RENAME TO "origin";
ALTER TYPE "alert_level" RENAME VALUE 'notice' TO 'info';

ALTER TABLE "endpoints" RENAME TO "webhooks";
ALTER TABLE "endpoint_services" RENAME TO "webhook_services";
ALTER TABLE "endpoint_incidents" RENAME TO "webhook_incidents";
ALTER TABLE "endpoint_deliveries" RENAME TO "webhook_deliveries";
ALTER TABLE "endpoint_attempts" RENAME TO "webhook_attempts";
ALTER TABLE "deliveries" RENAME TO "email_deliveries";
ALTER TABLE "alert_senders" RENAME TO "alert_sources";

ALTER TABLE "webhook_services" RENAME COLUMN "endpoint_id" TO "webhook_id";
ALTER TABLE "webhook_incidents" RENAME COLUMN "endpoint_id" TO "webhook_id";
ALTER TABLE "webhook_deliveries" RENAME COLUMN "endpoint_id" TO "webhook_id";
ALTER TABLE "alerts" RENAME COLUMN "sender_id" TO "alert_source_id";
ALTER TABLE "alert_rules" RENAME COLUMN "sender_id" TO "alert_source_id";
ALTER TABLE "alert_rules" RENAME COLUMN "held_for_seconds" TO "for_seconds";
ALTER TABLE "occurrences" RENAME COLUMN "sender_id" TO "alert_source_id";
ALTER TABLE "alert_sources" RENAME COLUMN "heard_at" TO "last_seen_at";
ALTER TABLE "comments" RENAME COLUMN "channel" TO "origin";
ALTER TABLE "comments" RENAME COLUMN "person_hash" TO "visitor_hash";
ALTER TABLE "confirmations" RENAME COLUMN "channel" TO "origin";
ALTER TABLE "confirmations" RENAME COLUMN "person_hash" TO "visitor_hash";
ALTER TABLE "incidents" RENAME COLUMN "asked_again_at" TO "reminder_sent_at";
ALTER TABLE "subscribers" RENAME COLUMN "asked_choice" TO "requested_choice";
ALTER TABLE "updates" RENAME COLUMN "is_told" TO "notifies_subscribers";
ALTER TABLE "metrics" RENAME COLUMN "notice_at" TO "info_at";
ALTER TABLE "metrics" RENAME COLUMN "degraded_gone_seconds" TO "degraded_clear_seconds";
ALTER TABLE "metrics" RENAME COLUMN "critical_gone_seconds" TO "critical_clear_seconds";

-- Constraints and indexes are named after what they are on.
CREATE FUNCTION field_words_renamed(old_name name) RETURNS name LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    old_name::text,
    '^endpoint(s?)_', 'webhook\1_'), 'endpoint_id', 'webhook_id'), '^deliveries_', 'email_deliveries_'),
    '^alert_senders_', 'alert_sources_'), 'sender_id', 'alert_source_id'), 'person', 'visitor')::name
$$;

DO $$
DECLARE
  named record;
BEGIN
  FOR named IN
    SELECT relation.relname AS table_name, con.conname AS old_name, new_name
    FROM pg_constraint AS con JOIN pg_class AS relation ON relation.oid = con.conrelid,
    LATERAL (SELECT field_words_renamed(con.conname) AS new_name) AS renamed
    WHERE con.connamespace = current_schema()::regnamespace AND new_name <> con.conname
  LOOP
    EXECUTE format('ALTER TABLE %I RENAME CONSTRAINT %I TO %I', named.table_name, named.old_name, named.new_name);
  END LOOP;
  FOR named IN
    SELECT relname AS old_name, field_words_renamed(relname) AS new_name
    FROM pg_class WHERE relkind = 'i' AND relnamespace = current_schema()::regnamespace
      AND field_words_renamed(relname) <> relname
  LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', named.old_name, named.new_name);
  END LOOP;
END $$;

DROP FUNCTION field_words_renamed(name);

-- What is stored by name: levels and drafts in JSON, what was announced, jobs that wait, and the audit.
UPDATE "metrics" SET "level_state" = "level_state" - 'notice' || jsonb_build_object('info', "level_state" -> 'notice')
WHERE "level_state" ? 'notice';

UPDATE "drafts"
SET "content" = "content" - 'tellsSubscribers' || jsonb_build_object('notifiesSubscribers', "content" -> 'tellsSubscribers')
WHERE "content" ? 'tellsSubscribers';

UPDATE "publication_events" SET "event" = jsonb_set("event", '{kind}', '"deadline_reached"')
WHERE "event" ->> 'kind' = 'moment_reached';

UPDATE "audit_entries" SET "action" = new_name
FROM (VALUES
  ('alert_sender.added', 'alert_source.added'),
  ('alert_sender.removed', 'alert_source.removed'),
  ('alert_sender.renewed', 'alert_source.renewed'),
  ('caller.taken_back', 'caller.undone'),
  ('device.forgotten', 'push_subscription.deleted'),
  ('device.subscribed', 'push_subscription.added'),
  ('endpoint.added', 'webhook.added'),
  ('endpoint.changed', 'webhook.changed'),
  ('endpoint.disabled', 'webhook.disabled'),
  ('endpoint.paused', 'webhook.paused'),
  ('endpoint.removed', 'webhook.removed'),
  ('endpoint.resumed', 'webhook.resumed'),
  ('endpoint.retried', 'webhook.retried'),
  ('endpoint.secret_renewed', 'webhook.secret_renewed'),
  ('endpoint.tested', 'webhook.tested'),
  ('incident.asked_again', 'incident.author_reminded'),
  ('incident.confirmation_taken_back', 'incident.confirmation_undone'),
  ('subscription.asked', 'subscription.requested'),
  ('update.told', 'update.notified')
) AS renamed(old_name, new_name)
WHERE "action" = old_name;

-- A queue that no worker has used yet has no tables.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_tasks') IS NOT NULL THEN
    UPDATE graphile_worker._private_tasks SET identifier = new_name
    FROM (VALUES
      ('announce_moment', 'announce_deadline'),
      ('forget_attempts', 'purge_webhook_attempts'),
      ('forget_devices', 'purge_push_subscriptions'),
      ('forget_events', 'purge_events'),
      ('forget_subscribers', 'purge_subscribers'),
      ('mail_endpoint_disabled', 'email_webhook_disabled'),
      ('send_deliveries', 'send_email_deliveries'),
      ('send_digests', 'send_email_digests'),
      ('send_requests', 'send_webhook_deliveries'),
      ('tell_subscribers', 'notify_subscribers'),
      ('tend_search_words', 'rebuild_search_vocabulary')
    ) AS renamed(old_name, new_name)
    WHERE identifier = old_name
      AND NOT EXISTS (SELECT FROM graphile_worker._private_tasks AS known WHERE known.identifier = new_name);
    UPDATE graphile_worker._private_jobs
    SET payload = json_build_object('webhookId', payload ->> 'endpointId')
    WHERE payload ->> 'endpointId' IS NOT NULL;
  END IF;
END $$;
