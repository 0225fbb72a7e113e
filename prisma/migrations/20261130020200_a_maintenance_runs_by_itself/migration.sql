-- At its planned end a maintenance is completed by itself where its author says so.
ALTER TABLE "incidents" ADD COLUMN "ends_by_itself" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "incidents"
  DROP CONSTRAINT "incidents_status_of_kind",
  DROP CONSTRAINT "incidents_ended_when_over",
  ADD CONSTRAINT "incidents_status_of_kind" CHECK (
    ("kind" = 'incident' AND "status" IN ('investigating', 'identified', 'monitoring', 'resolved'))
    OR ("kind" = 'maintenance' AND "status" IN ('scheduled', 'in_progress', 'verifying', 'completed', 'cancelled'))
    OR ("kind" = 'notice' AND "status" = 'posted')
  ),
  ADD CONSTRAINT "incidents_ended_when_over" CHECK (
    ("ended_at" IS NOT NULL) = ("status" IN ('resolved', 'completed', 'cancelled', 'posted'))
  );

-- What was declared over before it began was cancelled.
UPDATE "incidents" SET "status" = 'cancelled'
WHERE "kind" = 'maintenance' AND "status" = 'completed' AND "ended_at" < "scheduled_for"
  AND NOT EXISTS (
    SELECT FROM "updates" WHERE "incident_id" = "incidents"."id" AND "status" IN ('in_progress', 'verifying')
  );

UPDATE "updates" SET
  "status" = CASE WHEN "updates"."status" = 'completed' THEN 'cancelled' ELSE "updates"."status" END,
  "status_change" = CASE WHEN "status_change" = 'completed' THEN 'cancelled' ELSE "status_change" END
FROM "incidents"
WHERE "incidents"."id" = "updates"."incident_id" AND "incidents"."status" = 'cancelled';
