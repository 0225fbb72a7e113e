-- Live numbers: more kinds of sources, thresholds that hold, rollups, alerts with their rules, and occurrences.

-- CreateEnum
CREATE TYPE "source_auth" AS ENUM ('none', 'basic', 'bearer');

-- CreateEnum
CREATE TYPE "alert_sender_kind" AS ENUM ('alertmanager', 'generic');

-- CreateEnum
CREATE TYPE "alert_level" AS ENUM ('notice', 'degraded', 'critical');

-- CreateEnum
CREATE TYPE "alert_state" AS ENUM ('firing', 'resolved');

-- CreateEnum
CREATE TYPE "alert_rule_action" AS ENUM ('draft', 'publish');

-- AlterEnum
ALTER TYPE "source_kind" ADD VALUE 'json';
ALTER TYPE "source_kind" ADD VALUE 'push';
ALTER TYPE "source_kind" ADD VALUE 'certificate';

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "auth" "source_auth" NOT NULL DEFAULT 'none',
ADD COLUMN     "auth_user" TEXT,
ADD COLUMN     "secret" TEXT,
ADD COLUMN     "token_hash" TEXT,
ALTER COLUMN "url" DROP NOT NULL;

-- AlterTable
ALTER TABLE "metrics" ADD COLUMN     "critical_for_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "critical_gone_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "degraded_for_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "degraded_gone_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "level_state" JSONB,
ADD COLUMN     "notice_at" DOUBLE PRECISION,
ADD COLUMN     "time_query" TEXT;

-- CreateTable
CREATE TABLE "rollups" (
    "metric_id" UUID NOT NULL,
    "width_seconds" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "min" DOUBLE PRECISION NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "max" DOUBLE PRECISION NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rollups_pkey" PRIMARY KEY ("metric_id","width_seconds","at")
);

-- CreateTable
CREATE TABLE "alert_senders" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "alert_sender_kind" NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heard_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_senders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "sender_id" UUID,
    "metric_id" UUID,
    "fingerprint" TEXT NOT NULL,
    "state" "alert_state" NOT NULL,
    "level" "alert_level" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "labels" JSONB NOT NULL,
    "link" TEXT,
    "service_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "times_fired" INTEGER NOT NULL DEFAULT 1,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "incident_id" UUID,
    "dismissed_at" TIMESTAMPTZ(3),
    "rule_id" UUID,
    "rule_applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_rules" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT false,
    "sender_id" UUID,
    "labels" JSONB NOT NULL,
    "least_level" "alert_level" NOT NULL,
    "held_for_seconds" INTEGER NOT NULL,
    "action" "alert_rule_action" NOT NULL,
    "service_id" UUID NOT NULL,
    "service_status" "service_status" NOT NULL,
    "title" TEXT NOT NULL,
    "body_markdown" TEXT NOT NULL,
    "says_recovered" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "occurrences" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "down_seconds" INTEGER,
    "text" TEXT NOT NULL,
    "alert_id" UUID,
    "sender_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID NOT NULL,

    CONSTRAINT "occurrences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rollups_width_seconds_at_idx" ON "rollups"("width_seconds", "at");

-- CreateIndex
CREATE UNIQUE INDEX "alert_senders_name_key" ON "alert_senders"("name");

-- CreateIndex
CREATE INDEX "alerts_state_starts_at_idx" ON "alerts"("state", "starts_at");

-- CreateIndex
CREATE INDEX "alerts_incident_id_idx" ON "alerts"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "alerts_sender_id_fingerprint_key" ON "alerts"("sender_id", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "alerts_metric_id_fingerprint_key" ON "alerts"("metric_id", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "alert_rules_name_key" ON "alert_rules"("name");

-- CreateIndex
CREATE UNIQUE INDEX "occurrences_idempotency_key_key" ON "occurrences"("idempotency_key");

-- CreateIndex
CREATE INDEX "occurrences_incident_id_at_idx" ON "occurrences"("incident_id", "at");

-- AddForeignKey
ALTER TABLE "rollups" ADD CONSTRAINT "rollups_metric_id_fkey" FOREIGN KEY ("metric_id") REFERENCES "metrics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "alert_senders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_metric_id_fkey" FOREIGN KEY ("metric_id") REFERENCES "metrics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rules"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "alert_senders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alerts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "alert_senders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What must never be. A kind that is new in this transaction can be named only as text here.
ALTER TABLE "sources"
  ADD CONSTRAINT "sources_url_of_kind" CHECK (("url" IS NOT NULL) = ("kind"::text IN ('exposition', 'prometheus', 'json'))),
  ADD CONSTRAINT "sources_token_of_push" CHECK (("token_hash" IS NOT NULL) = ("kind"::text = 'push')),
  ADD CONSTRAINT "sources_auth_complete" CHECK (
    ("auth" = 'none') = ("secret" IS NULL) AND ("auth" = 'basic') = ("auth_user" IS NOT NULL)
  );

ALTER TABLE "metrics"
  ADD CONSTRAINT "metrics_durations_not_negative" CHECK (
    "degraded_for_seconds" >= 0 AND "degraded_gone_seconds" >= 0
    AND "critical_for_seconds" >= 0 AND "critical_gone_seconds" >= 0
  );

ALTER TABLE "rollups"
  ADD CONSTRAINT "rollups_width_known" CHECK ("width_seconds" IN (300, 3600)),
  ADD CONSTRAINT "rollups_at_a_multiple" CHECK (mod(extract(epoch FROM "at")::bigint, "width_seconds") = 0),
  ADD CONSTRAINT "rollups_in_order" CHECK ("count" > 0 AND "min" <= "mean" AND "mean" <= "max");

ALTER TABLE "alerts"
  ADD CONSTRAINT "alerts_raised_by_one" CHECK (num_nonnulls("sender_id", "metric_id") = 1),
  ADD CONSTRAINT "alerts_over_when_resolved" CHECK (("state" = 'resolved') = ("ends_at" IS NOT NULL)),
  ADD CONSTRAINT "alerts_fired" CHECK ("times_fired" > 0),
  ADD CONSTRAINT "alerts_labels_object" CHECK (jsonb_typeof("labels") = 'object');

ALTER TABLE "alert_rules"
  ADD CONSTRAINT "alert_rules_hold" CHECK ("held_for_seconds" >= 0),
  ADD CONSTRAINT "alert_rules_labels_object" CHECK (jsonb_typeof("labels") = 'object');

ALTER TABLE "occurrences"
  ADD CONSTRAINT "occurrences_down_not_negative" CHECK ("down_seconds" IS NULL OR "down_seconds" >= 0);
