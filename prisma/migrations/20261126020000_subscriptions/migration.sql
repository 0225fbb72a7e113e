-- People are told by mail: who asked for it, of what, and every mail that is to go out, so that none is lost or sent twice.

-- CreateEnum
CREATE TYPE "subscription_choice" AS ENUM ('every_update', 'start_and_end', 'daily_digest');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('queued', 'sent', 'failed', 'skipped');

-- CreateTable
CREATE TABLE "subscribers" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "choice" "subscription_choice" NOT NULL DEFAULT 'every_update',
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "link_sent_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "suspended_for" TEXT,

    CONSTRAINT "subscribers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "service_id" UUID,
    "incident_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "update_id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "state" "delivery_state" NOT NULL DEFAULT 'queued',
    "is_digest" BOOLEAN NOT NULL DEFAULT false,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "subscribers_email_key" ON "subscribers"("email");

-- CreateIndex
CREATE UNIQUE INDEX "subscribers_token_hash_key" ON "subscribers"("token_hash");

-- CreateIndex
CREATE INDEX "subscribers_suspended_at_idx" ON "subscribers"("suspended_at");

-- CreateIndex
CREATE INDEX "subscriptions_service_id_idx" ON "subscriptions"("service_id");

-- CreateIndex
CREATE INDEX "subscriptions_incident_id_idx" ON "subscriptions"("incident_id");

-- CreateIndex
-- Everything is named once as well.
CREATE UNIQUE INDEX "subscriptions_subscriber_id_service_id_incident_id_key" ON "subscriptions"("subscriber_id", "service_id", "incident_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "deliveries_subscriber_id_idx" ON "deliveries"("subscriber_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_update_id_subscriber_id_edition_key" ON "deliveries"("update_id", "subscriber_id", "edition");

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "updates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One thing each; where nothing is named it is everything.
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_one_thing" CHECK (num_nonnulls("service_id", "incident_id") <= 1);

ALTER TABLE "subscribers"
  ADD CONSTRAINT "subscribers_email_small" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%'),
  ADD CONSTRAINT "subscribers_suspended_for_a_reason" CHECK (("suspended_at" IS NULL) = ("suspended_for" IS NULL));

ALTER TABLE "deliveries"
  ADD CONSTRAINT "deliveries_settled" CHECK (("state" = 'queued') = ("settled_at" IS NULL)),
  ADD CONSTRAINT "deliveries_failed_for_a_reason" CHECK ("state" <> 'failed' OR "failure" IS NOT NULL),
  ADD CONSTRAINT "deliveries_counts" CHECK ("edition" >= 0 AND "attempts" >= 0);

-- The few that wait, among the many that went out.
CREATE INDEX "deliveries_waiting_idx" ON "deliveries" ("due_at") WHERE "state" = 'queued';
