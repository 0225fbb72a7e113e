-- An update keeps what its author changed, and nothing else. What an incident is at an instant is derived from all of its
-- updates (domain/incidents/derive.ts), also service_changes, affected_services and the status of each update.

ALTER TABLE "updates"
  ADD COLUMN "status_change" "incident_status",
  ADD COLUMN "reopens" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "says_none_affected" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "began_at" TIMESTAMPTZ(3),
  ADD COLUMN "says_promise" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "withdraws_workaround" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "impact_change" "impact",
  ADD COLUMN "derives_impact" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "words_change" JSONB;

CREATE TABLE "update_services" (
    "update_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "status" "service_status",

    CONSTRAINT "update_services_pkey" PRIMARY KEY ("update_id","service_id")
);
CREATE INDEX "update_services_service_id_idx" ON "update_services"("service_id");
ALTER TABLE "update_services" ADD CONSTRAINT "update_services_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "updates"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "update_services" ADD CONSTRAINT "update_services_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "service_changes" DROP CONSTRAINT "service_changes_pkey";
ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_pkey" PRIMARY KEY ("update_id","service_id","at");

-- What the updates until now have changed, so that the same follows from them as before. Nothing that search reads changes.
ALTER TABLE "updates" DISABLE TRIGGER USER;

-- Until now an end that happened before another update did not count: it stays without one.
CREATE TEMPORARY TABLE "counted" ON COMMIT DROP AS
SELECT "id", "incident_id", "number", "status", coalesce("happened_at", "posted_at") AS "at"
FROM "updates"
WHERE "status" NOT IN ('resolved', 'completed') OR "number" = 1 OR NOT EXISTS (
  SELECT FROM "updates" AS "other"
  WHERE "other"."incident_id" = "updates"."incident_id" AND "other"."number" < "updates"."number"
    AND coalesce("other"."happened_at", "other"."posted_at") > coalesce("updates"."happened_at", "updates"."posted_at")
    AND "other"."status" NOT IN ('resolved', 'completed')
);

CREATE TEMPORARY TABLE "said" ON COMMIT DROP AS
SELECT "id", "incident_id", "number", "status", "at",
  lag("status") OVER (PARTITION BY "incident_id" ORDER BY "at", "number") AS "before"
FROM "counted";

UPDATE "updates" SET
  "status_change" = "said"."status",
  "reopens" = coalesce("said"."before" IN ('resolved', 'completed'), false) AND "said"."status" NOT IN ('resolved', 'completed')
FROM "said"
WHERE "said"."id" = "updates"."id"
  AND ("said"."number" = 1 OR "said"."before" IS DISTINCT FROM "said"."status");

UPDATE "updates" SET "says_promise" = true;

UPDATE "updates" SET "began_at" = "started_at"
FROM "incidents"
WHERE "incidents"."id" = "incident_id" AND "updates"."number" = 1
  AND "started_at" <> coalesce("happened_at", "posted_at")
  AND ("kind" <> 'maintenance' OR "updates"."status" = 'completed');

UPDATE "updates" SET "withdraws_workaround" = true
FROM "incidents"
WHERE "incidents"."id" = "incident_id" AND "workaround_update_id" IS NULL
  AND "updates"."number" = "last_update_number" AND "workaround_markdown" IS NULL
  AND EXISTS (
    SELECT FROM "updates" AS "other"
    WHERE "other"."incident_id" = "incidents"."id" AND "other"."workaround_markdown" IS NOT NULL
  );

-- What an end changes follows from the end.
INSERT INTO "update_services" ("update_id", "service_id", "status")
SELECT "update_id", "service_id", "new_status"
FROM "service_changes" JOIN "updates" ON "updates"."id" = "update_id"
WHERE "updates"."status" NOT IN ('resolved', 'completed', 'posted');

-- What was named and never changed: of a maintenance to come, and what worked all the time.
INSERT INTO "update_services" ("update_id", "service_id", "status")
SELECT "updates"."id", "service_id", "affected_services"."status"
FROM "affected_services" JOIN "updates" USING ("incident_id")
WHERE "updates"."number" = 1 AND NOT EXISTS (
  SELECT FROM "update_services" JOIN "updates" AS "other" ON "other"."id" = "update_services"."update_id"
  WHERE "other"."incident_id" = "affected_services"."incident_id"
    AND "update_services"."service_id" = "affected_services"."service_id"
);

-- What is not named any more was removed when it worked again.
UPDATE "update_services" SET "status" = NULL
FROM "updates"
WHERE "updates"."id" = "update_id" AND "update_services"."status" = 'operational' AND NOT EXISTS (
    SELECT FROM "affected_services"
    WHERE "affected_services"."incident_id" = "updates"."incident_id"
      AND "affected_services"."service_id" = "update_services"."service_id"
  );

-- A reopening gave no service back what it had before the end.
INSERT INTO "update_services" ("update_id", "service_id", "status")
SELECT DISTINCT "updates"."id", "former"."service_id", 'operational'::"service_status"
FROM "updates" JOIN "updates" AS "other" ON "other"."incident_id" = "updates"."incident_id"
JOIN "update_services" AS "former" ON "former"."update_id" = "other"."id"
WHERE "updates"."reopens"
  AND (coalesce("other"."happened_at", "other"."posted_at"), "other"."number")
    < (coalesce("updates"."happened_at", "updates"."posted_at"), "updates"."number")
ON CONFLICT DO NOTHING;

-- Where every service worked while the incident was open, that is what its author said.
UPDATE "updates" SET "says_none_affected" = true
FROM "incidents"
WHERE "incidents"."id" = "updates"."incident_id" AND "kind" = 'incident' AND "updates"."status" <> 'resolved' AND NOT EXISTS (
  SELECT FROM (
    SELECT DISTINCT ON ("update_services"."service_id") "update_services"."status"
    FROM "update_services" JOIN "updates" AS "other" ON "other"."id" = "update_services"."update_id"
    WHERE "other"."incident_id" = "updates"."incident_id"
      AND (coalesce("other"."happened_at", "other"."posted_at"), "other"."number")
        <= (coalesce("updates"."happened_at", "updates"."posted_at"), "updates"."number")
    ORDER BY "update_services"."service_id", coalesce("other"."happened_at", "other"."posted_at") DESC, "other"."number" DESC
  ) AS "held"
  WHERE "held"."status" <> 'operational'
);

ALTER TABLE "updates" ENABLE TRIGGER USER;

-- Only the first update can say when all began, and no update withdraws the workaround that it brings.
ALTER TABLE "updates" ADD CONSTRAINT "updates_began_with_first" CHECK ("began_at" IS NULL OR "number" = 1);
ALTER TABLE "updates" ADD CONSTRAINT "updates_workaround_or_withdrawal" CHECK (NOT "withdraws_workaround" OR "workaround_markdown" IS NULL);
