-- Endpoints are told by HTTP of what is posted: whose they are, every request that is to go out, and what came of each.

-- CreateEnum
CREATE TYPE "endpoint_kind" AS ENUM ('webhook', 'slack', 'teams', 'discord');

-- CreateTable
CREATE TABLE "endpoints" (
    "id" UUID NOT NULL,
    "kind" "endpoint_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret_sealed" TEXT,
    "former_secret_sealed" TEXT,
    "former_secret_until" TIMESTAMPTZ(3),
    "subscriber_id" UUID,
    "is_everything" BOOLEAN NOT NULL DEFAULT true,
    "choice" "subscription_choice" NOT NULL DEFAULT 'every_update',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_for" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "idempotency_key" UUID NOT NULL,

    CONSTRAINT "endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_services" (
    "endpoint_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,

    CONSTRAINT "endpoint_services_pkey" PRIMARY KEY ("endpoint_id","service_id")
);

-- CreateTable
CREATE TABLE "endpoint_deliveries" (
    "id" UUID NOT NULL,
    "update_id" UUID,
    "endpoint_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "state" "delivery_state" NOT NULL DEFAULT 'queued',
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "endpoint_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_attempts" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "response_code" INTEGER,
    "failure" TEXT,
    "took_ms" INTEGER NOT NULL,
    "sent" TEXT NOT NULL,

    CONSTRAINT "endpoint_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "endpoints_idempotency_key_key" ON "endpoints"("idempotency_key");

-- CreateIndex
CREATE INDEX "endpoints_subscriber_id_idx" ON "endpoints"("subscriber_id");

-- CreateIndex
CREATE INDEX "endpoint_services_service_id_idx" ON "endpoint_services"("service_id");

-- CreateIndex
CREATE INDEX "endpoint_deliveries_endpoint_id_queued_at_idx" ON "endpoint_deliveries"("endpoint_id", "queued_at");

-- CreateIndex
CREATE UNIQUE INDEX "endpoint_deliveries_update_id_endpoint_id_edition_key" ON "endpoint_deliveries"("update_id", "endpoint_id", "edition");

-- CreateIndex
CREATE INDEX "endpoint_attempts_delivery_id_idx" ON "endpoint_attempts"("delivery_id");

-- CreateIndex
CREATE INDEX "endpoint_attempts_at_idx" ON "endpoint_attempts"("at");

-- AddForeignKey
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_services" ADD CONSTRAINT "endpoint_services_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_services" ADD CONSTRAINT "endpoint_services_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_deliveries" ADD CONSTRAINT "endpoint_deliveries_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "updates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_deliveries" ADD CONSTRAINT "endpoint_deliveries_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_attempts" ADD CONSTRAINT "endpoint_attempts_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "endpoint_deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "endpoints"
  ADD CONSTRAINT "endpoints_disabled_for_a_reason" CHECK (("disabled_at" IS NULL) = ("disabled_for" IS NULL)),
  ADD CONSTRAINT "endpoints_former_secret_ends" CHECK (("former_secret_sealed" IS NULL) = ("former_secret_until" IS NULL)),
  ADD CONSTRAINT "endpoints_told_at_once" CHECK ("choice" <> 'daily_digest'),
  ADD CONSTRAINT "endpoints_of_subscribers" CHECK ("subscriber_id" IS NULL OR ("created_by_id" IS NULL AND "url" LIKE 'https://%')),
  ADD CONSTRAINT "endpoints_url" CHECK ("url" ~ '^https?://');

ALTER TABLE "endpoint_deliveries"
  ADD CONSTRAINT "endpoint_deliveries_settled" CHECK (("state" = 'queued') = ("settled_at" IS NULL)),
  ADD CONSTRAINT "endpoint_deliveries_failed_for_a_reason" CHECK ("state" <> 'failed' OR "failure" IS NOT NULL),
  ADD CONSTRAINT "endpoint_deliveries_counts" CHECK ("edition" >= 0 AND "attempts" >= 0);

ALTER TABLE "endpoint_attempts"
  ADD CONSTRAINT "endpoint_attempts_answered" CHECK ("response_code" IS NOT NULL OR "failure" IS NOT NULL),
  ADD CONSTRAINT "endpoint_attempts_took" CHECK ("took_ms" >= 0);

-- The few that wait, among the many that went out.
CREATE INDEX "endpoint_deliveries_waiting_idx" ON "endpoint_deliveries" ("endpoint_id", "due_at") WHERE "state" = 'queued';
