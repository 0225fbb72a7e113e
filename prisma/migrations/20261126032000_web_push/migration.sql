-- Browsers are told by web push: each is an endpoint of a push service, which may also be told of one incident until it is over.

ALTER TYPE "endpoint_kind" ADD VALUE 'push';

-- CreateTable
CREATE TABLE "endpoint_incidents" (
    "endpoint_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "endpoint_incidents_pkey" PRIMARY KEY ("endpoint_id","incident_id")
);

-- CreateTable
CREATE TABLE "push_keys" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "public_key" TEXT NOT NULL,
    "private_key_sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "endpoint_incidents_incident_id_idx" ON "endpoint_incidents"("incident_id");

-- AddForeignKey
ALTER TABLE "endpoint_incidents" ADD CONSTRAINT "endpoint_incidents_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_incidents" ADD CONSTRAINT "endpoint_incidents_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "push_keys" ADD CONSTRAINT "push_keys_one_pair" CHECK ("id" = 1);

-- A value that was added to a type cannot be written as one in the same transaction: it is compared as text.
ALTER TABLE "endpoints" ADD CONSTRAINT "endpoints_of_devices"
  CHECK ("kind"::text <> 'push' OR ("subscriber_id" IS NULL AND "created_by_id" IS NULL AND "secret_sealed" IS NOT NULL));
