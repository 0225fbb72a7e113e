-- The ground floor: everything that one update needs on its way from the form to the phone.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('helpdesk', 'editor', 'admin');

-- CreateEnum
CREATE TYPE "service_status" AS ENUM ('operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage');

-- CreateEnum
CREATE TYPE "incident_kind" AS ENUM ('incident', 'maintenance', 'notice');

-- CreateEnum
CREATE TYPE "incident_status" AS ENUM ('investigating', 'identified', 'monitoring', 'resolved', 'scheduled', 'in_progress', 'verifying', 'completed', 'posted');

-- CreateEnum
CREATE TYPE "impact" AS ENUM ('none', 'minor', 'major', 'critical');

-- CreateEnum
CREATE TYPE "comment_state" AS ENUM ('held', 'visible', 'hidden', 'spam');

-- CreateEnum
CREATE TYPE "comment_triage" AS ENUM ('new', 'looking', 'needs_info', 'known', 'fixed', 'not_reproduced');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('exposition', 'prometheus');

-- CreateEnum
CREATE TYPE "metric_direction" AS ENUM ('up_is_worse', 'down_is_worse');

-- CreateTable
CREATE TABLE "sites" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "notice_prefix" TEXT NOT NULL DEFAULT 'NEWS',
    "help_desk_line" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_name" TEXT,
    "role" "role" NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_groups" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "services" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "group_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_counters" (
    "prefix" TEXT NOT NULL,
    "last_number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "code_counters_pkey" PRIMARY KEY ("prefix")
);

-- CreateTable
CREATE TABLE "incidents" (
    "id" UUID NOT NULL,
    "kind" "incident_kind" NOT NULL,
    "prefix" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "headline" TEXT,
    "summary" TEXT,
    "status" "incident_status" NOT NULL,
    "impact" "impact" NOT NULL,
    "is_impact_overridden" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "next_update_by" TIMESTAMPTZ(3),
    "scheduled_for" TIMESTAMPTZ(3),
    "scheduled_until" TIMESTAMPTZ(3),
    "last_update_number" INTEGER NOT NULL DEFAULT 0,
    "workaround_update_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "idempotency_key" UUID NOT NULL,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "affected_services" (
    "incident_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "status" "service_status" NOT NULL,

    CONSTRAINT "affected_services_pkey" PRIMARY KEY ("incident_id","service_id")
);

-- CreateTable
CREATE TABLE "updates" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "incident_status" NOT NULL,
    "body_markdown" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "workaround_markdown" TEXT,
    "workaround_html" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "happened_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "next_update_by" TIMESTAMPTZ(3),
    "author_id" UUID,
    "idempotency_key" UUID NOT NULL,

    CONSTRAINT "updates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_changes" (
    "update_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "old_status" "service_status" NOT NULL,
    "new_status" "service_status" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_changes_pkey" PRIMARY KEY ("update_id","service_id")
);

-- CreateTable
CREATE TABLE "readings" (
    "id" UUID NOT NULL,
    "update_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "unit" TEXT NOT NULL,
    "capacity" DOUBLE PRECISION,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "incident_id" UUID,
    "state" "comment_state" NOT NULL,
    "triage" "comment_triage" NOT NULL DEFAULT 'new',
    "triaged_at" TIMESTAMPTZ(3),
    "author_name" TEXT,
    "author_email" TEXT,
    "body_markdown" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "service_id" UUID,
    "program" TEXT,
    "error_message" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "shown_at" TIMESTAMPTZ(3),
    "token_hash" TEXT NOT NULL,
    "idempotency_key" UUID NOT NULL,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answers" (
    "id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "author_id" UUID,
    "body_markdown" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID NOT NULL,

    CONSTRAINT "answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "incident_id" UUID,
    "content" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_id" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_events" (
    "id" BIGSERIAL NOT NULL,
    "event" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "source_kind" NOT NULL,
    "url" TEXT NOT NULL,
    "interval_seconds" INTEGER NOT NULL DEFAULT 15,
    "polled_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metrics" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "service_id" UUID,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "direction" "metric_direction" NOT NULL DEFAULT 'up_is_worse',
    "capacity" DOUBLE PRECISION,
    "usual" DOUBLE PRECISION,
    "degraded_at" DOUBLE PRECISION,
    "critical_at" DOUBLE PRECISION,
    "banner_position" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "metrics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "samples" (
    "metric_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "samples_pkey" PRIMARY KEY ("metric_id","at")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "service_groups_name_key" ON "service_groups"("name");

-- CreateIndex
CREATE UNIQUE INDEX "services_code_key" ON "services"("code");

-- CreateIndex
CREATE UNIQUE INDEX "incidents_workaround_update_id_key" ON "incidents"("workaround_update_id");

-- CreateIndex
CREATE UNIQUE INDEX "incidents_idempotency_key_key" ON "incidents"("idempotency_key");

-- CreateIndex
CREATE INDEX "incidents_ended_at_started_at_idx" ON "incidents"("ended_at", "started_at");

-- CreateIndex
CREATE INDEX "incidents_started_at_idx" ON "incidents"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "incidents_prefix_number_key" ON "incidents"("prefix", "number");

-- CreateIndex
CREATE INDEX "affected_services_service_id_idx" ON "affected_services"("service_id");

-- CreateIndex
CREATE UNIQUE INDEX "updates_idempotency_key_key" ON "updates"("idempotency_key");

-- CreateIndex
CREATE INDEX "updates_posted_at_idx" ON "updates"("posted_at");

-- CreateIndex
CREATE UNIQUE INDEX "updates_incident_id_number_key" ON "updates"("incident_id", "number");

-- CreateIndex
CREATE INDEX "service_changes_service_id_at_idx" ON "service_changes"("service_id", "at");

-- CreateIndex
CREATE INDEX "readings_update_id_idx" ON "readings"("update_id");

-- CreateIndex
CREATE UNIQUE INDEX "comments_token_hash_key" ON "comments"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "comments_idempotency_key_key" ON "comments"("idempotency_key");

-- CreateIndex
CREATE INDEX "comments_incident_id_state_written_at_idx" ON "comments"("incident_id", "state", "written_at");

-- CreateIndex
CREATE INDEX "comments_state_written_at_idx" ON "comments"("state", "written_at");

-- CreateIndex
CREATE UNIQUE INDEX "answers_idempotency_key_key" ON "answers"("idempotency_key");

-- CreateIndex
CREATE INDEX "answers_comment_id_idx" ON "answers"("comment_id");

-- CreateIndex
-- One draft of a new incident per person, too: nulls count as equal.
CREATE UNIQUE INDEX "drafts_user_id_incident_id_key" ON "drafts"("user_id", "incident_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE INDEX "publication_events_at_idx" ON "publication_events"("at");

-- CreateIndex
CREATE UNIQUE INDEX "sources_name_key" ON "sources"("name");

-- CreateIndex
CREATE INDEX "metrics_source_id_idx" ON "metrics"("source_id");

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "service_groups"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_workaround_update_id_fkey" FOREIGN KEY ("workaround_update_id") REFERENCES "updates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affected_services" ADD CONSTRAINT "affected_services_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affected_services" ADD CONSTRAINT "affected_services_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "updates" ADD CONSTRAINT "updates_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "updates" ADD CONSTRAINT "updates_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "updates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "updates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "samples" ADD CONSTRAINT "samples_metric_id_fkey" FOREIGN KEY ("metric_id") REFERENCES "metrics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be. Rules about input stand in domain/; these hold even for SQL typed by hand.
ALTER TABLE "sites" ADD CONSTRAINT "sites_single_row" CHECK ("id" = 1);

ALTER TABLE "services" ADD CONSTRAINT "services_code_speakable" CHECK ("code" ~ '^[A-Z]{2,8}$');
ALTER TABLE "sites" ADD CONSTRAINT "sites_notice_prefix_speakable" CHECK ("notice_prefix" ~ '^[A-Z]{2,8}$');

ALTER TABLE "incidents"
  ADD CONSTRAINT "incidents_number_positive" CHECK ("number" > 0 AND "last_update_number" >= 0),
  ADD CONSTRAINT "incidents_status_of_kind" CHECK (
    ("kind" = 'incident' AND "status" IN ('investigating', 'identified', 'monitoring', 'resolved'))
    OR ("kind" = 'maintenance' AND "status" IN ('scheduled', 'in_progress', 'verifying', 'completed'))
    OR ("kind" = 'notice' AND "status" = 'posted')
  ),
  ADD CONSTRAINT "incidents_ended_when_over" CHECK (
    ("ended_at" IS NOT NULL) = ("status" IN ('resolved', 'completed', 'posted'))
  ),
  ADD CONSTRAINT "incidents_no_promise_when_over" CHECK ("ended_at" IS NULL OR "next_update_by" IS NULL),
  ADD CONSTRAINT "incidents_window_of_maintenance" CHECK (
    ("kind" = 'maintenance') = ("scheduled_for" IS NOT NULL)
    AND ("kind" = 'maintenance') = ("scheduled_until" IS NOT NULL)
    AND ("scheduled_until" IS NULL OR "scheduled_until" > "scheduled_for")
  );

ALTER TABLE "updates"
  ADD CONSTRAINT "updates_number_positive" CHECK ("number" > 0),
  ADD CONSTRAINT "updates_say_something" CHECK ("body_markdown" <> '' OR "workaround_markdown" <> ''),
  ADD CONSTRAINT "updates_workaround_rendered" CHECK (("workaround_markdown" IS NULL) = ("workaround_html" IS NULL)),
  ADD CONSTRAINT "updates_happened_before_posted" CHECK ("happened_at" IS NULL OR "happened_at" <= "posted_at"),
  ADD CONSTRAINT "updates_edited_after_posted" CHECK ("edited_at" IS NULL OR "edited_at" >= "posted_at"),
  ADD CONSTRAINT "updates_promise_after_posted" CHECK ("next_update_by" IS NULL OR "next_update_by" > "posted_at");

ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_change_something" CHECK ("old_status" <> "new_status");

ALTER TABLE "comments" ADD CONSTRAINT "comments_visible_were_shown" CHECK ("state" <> 'visible' OR "shown_at" IS NOT NULL);

ALTER TABLE "metrics"
  ADD CONSTRAINT "metrics_capacity_positive" CHECK ("capacity" IS NULL OR "capacity" > 0),
  ADD CONSTRAINT "metrics_banner_position_positive" CHECK ("banner_position" IS NULL OR "banner_position" > 0);
ALTER TABLE "sources" ADD CONSTRAINT "sources_interval_sane" CHECK ("interval_seconds" BETWEEN 5 AND 3600);
