-- Two-way: confirmations, comments with their rules, known errors, help desk's script, and a mailbox of reports.

-- CreateEnum
CREATE TYPE "confirmation_kind" AS ENUM ('affected', 'still_broken');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('web', 'mail', 'helpdesk');

-- CreateEnum
CREATE TYPE "author_kind" AS ENUM ('guest', 'member');

-- CreateEnum
CREATE TYPE "known_error_state" AS ENUM ('open', 'being_fixed', 'fixed');

-- AlterEnum
ALTER TYPE "comment_state" ADD VALUE 'withdrawn';

-- AlterTable
ALTER TABLE "sites" ADD COLUMN     "comments_paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "help_desk_hours" TEXT,
ADD COLUMN     "help_desk_phone" TEXT;

-- Number and hours stood in one line. A person parts them; nothing of it is lost meanwhile.
UPDATE "sites" SET "help_desk_hours" = "help_desk_line";

-- AlterTable
ALTER TABLE "sites" DROP COLUMN "help_desk_line";

-- AlterTable
ALTER TABLE "incidents" ADD COLUMN     "caller_script" TEXT,
ADD COLUMN     "comments_paused_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "author_kind" "author_kind" NOT NULL DEFAULT 'guest',
ADD COLUMN     "channel" "channel" NOT NULL DEFAULT 'web',
ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_for" TEXT[] NOT NULL DEFAULT '{}',
ADD COLUMN     "is_followed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "known_error_id" UUID,
ADD COLUMN     "mail_message_id" TEXT,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "person_hash" TEXT,
ADD COLUMN     "text_hash" TEXT;

-- AlterTable
ALTER TABLE "answers" ADD COLUMN     "promoted_update_id" UUID;

-- CreateTable
CREATE TABLE "confirmations" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "kind" "confirmation_kind" NOT NULL,
    "channel" "channel" NOT NULL,
    "person_hash" TEXT NOT NULL,
    "program" TEXT,
    "place" TEXT,
    "note" TEXT,
    "recorded_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_mails" (
    "answer_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_mails_pkey" PRIMARY KEY ("answer_id","comment_id")
);

-- CreateTable
CREATE TABLE "answer_templates" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "body_markdown" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "answer_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_errors" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "cause_markdown" TEXT,
    "cause_html" TEXT,
    "workaround_markdown" TEXT,
    "workaround_html" TEXT,
    "state" "known_error_state" NOT NULL DEFAULT 'open',
    "fixed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID NOT NULL,

    CONSTRAINT "known_errors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_error_messages" (
    "known_error_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "known_error_messages_pkey" PRIMARY KEY ("known_error_id","position")
);

-- CreateTable
CREATE TABLE "known_error_services" (
    "known_error_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,

    CONSTRAINT "known_error_services_pkey" PRIMARY KEY ("known_error_id","service_id")
);

-- CreateTable
CREATE TABLE "known_error_counts" (
    "id" UUID NOT NULL,
    "known_error_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "affected" INTEGER NOT NULL,
    "fixed" INTEGER,

    CONSTRAINT "known_error_counts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_error_updates" (
    "known_error_id" UUID NOT NULL,
    "update_id" UUID NOT NULL,

    CONSTRAINT "known_error_updates_pkey" PRIMARY KEY ("known_error_id","update_id")
);

-- CreateTable
CREATE TABLE "mailboxes" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "uid_validity" BIGINT,
    "last_uid" BIGINT NOT NULL DEFAULT 0,
    "checked_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "send_failure" TEXT,

    CONSTRAINT "mailboxes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "confirmations_incident_id_kind_at_idx" ON "confirmations"("incident_id", "kind", "at");

-- CreateIndex
CREATE INDEX "confirmations_at_idx" ON "confirmations"("at");

-- CreateIndex
CREATE UNIQUE INDEX "confirmations_incident_id_kind_person_hash_key" ON "confirmations"("incident_id", "kind", "person_hash");

-- CreateIndex
CREATE UNIQUE INDEX "answer_templates_name_key" ON "answer_templates"("name");

-- CreateIndex
CREATE UNIQUE INDEX "known_errors_slug_key" ON "known_errors"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "known_errors_idempotency_key_key" ON "known_errors"("idempotency_key");

-- CreateIndex
CREATE INDEX "known_errors_state_changed_at_idx" ON "known_errors"("state", "changed_at");

-- CreateIndex
CREATE INDEX "known_error_services_service_id_idx" ON "known_error_services"("service_id");

-- CreateIndex
CREATE INDEX "known_error_counts_known_error_id_at_idx" ON "known_error_counts"("known_error_id", "at");

-- CreateIndex
CREATE INDEX "known_error_updates_update_id_idx" ON "known_error_updates"("update_id");

-- CreateIndex
CREATE UNIQUE INDEX "comments_mail_message_id_key" ON "comments"("mail_message_id");

-- CreateIndex
CREATE INDEX "comments_incident_id_text_hash_idx" ON "comments"("incident_id", "text_hash");

-- CreateIndex
CREATE INDEX "comments_author_email_state_idx" ON "comments"("author_email", "state");

-- CreateIndex
CREATE INDEX "comments_person_hash_state_idx" ON "comments"("person_hash", "state");

-- CreateIndex
CREATE INDEX "comments_merged_into_id_idx" ON "comments"("merged_into_id");

-- CreateIndex
CREATE INDEX "comments_known_error_id_idx" ON "comments"("known_error_id");

-- CreateIndex
CREATE UNIQUE INDEX "answers_promoted_update_id_key" ON "answers"("promoted_update_id");

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_known_error_id_fkey" FOREIGN KEY ("known_error_id") REFERENCES "known_errors"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_promoted_update_id_fkey" FOREIGN KEY ("promoted_update_id") REFERENCES "updates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_mails" ADD CONSTRAINT "answer_mails_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_messages" ADD CONSTRAINT "known_error_messages_known_error_id_fkey" FOREIGN KEY ("known_error_id") REFERENCES "known_errors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_services" ADD CONSTRAINT "known_error_services_known_error_id_fkey" FOREIGN KEY ("known_error_id") REFERENCES "known_errors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_services" ADD CONSTRAINT "known_error_services_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_counts" ADD CONSTRAINT "known_error_counts_known_error_id_fkey" FOREIGN KEY ("known_error_id") REFERENCES "known_errors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_updates" ADD CONSTRAINT "known_error_updates_known_error_id_fkey" FOREIGN KEY ("known_error_id") REFERENCES "known_errors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_error_updates" ADD CONSTRAINT "known_error_updates_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "updates"("id") ON DELETE CASCADE ON UPDATE CASCADE;



ALTER TABLE "confirmations"
  ADD CONSTRAINT "confirmations_person_is_a_hash" CHECK ("person_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "confirmations_recorded_by_helpdesk" CHECK ("recorded_by_id" IS NULL OR "channel" = 'helpdesk');

ALTER TABLE "comments"
  ADD CONSTRAINT "comments_not_merged_into_itself" CHECK ("merged_into_id" <> "id"),
  ADD CONSTRAINT "comments_followed_have_an_address" CHECK (NOT "is_followed" OR "author_email" IS NOT NULL),
  ADD CONSTRAINT "comments_edited_after_written" CHECK ("edited_at" IS NULL OR "edited_at" >= "written_at"),
  ADD CONSTRAINT "comments_mail_by_mail" CHECK ("mail_message_id" IS NULL OR "channel" = 'mail');

ALTER TABLE "known_errors"
  ADD CONSTRAINT "known_errors_slug_is_a_path" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT "known_errors_fixed_when_fixed" CHECK (("fixed_at" IS NOT NULL) = ("state" = 'fixed')),
  ADD CONSTRAINT "known_errors_cause_rendered" CHECK (("cause_markdown" IS NULL) = ("cause_html" IS NULL)),
  ADD CONSTRAINT "known_errors_workaround_rendered" CHECK (("workaround_markdown" IS NULL) = ("workaround_html" IS NULL));

ALTER TABLE "known_error_counts"
  ADD CONSTRAINT "known_error_counts_sane" CHECK ("affected" >= 0 AND ("fixed" IS NULL OR "fixed" >= 0));

ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_one" CHECK ("id" = 1);
