-- One address with changing browsers was counted as three hundred visitors. A tap weighs less the more came from its
-- network before, and staff can leave a range of addresses or a stretch of time out of the count.

ALTER TABLE "confirmations"
  ADD COLUMN "network" TEXT,
  ADD COLUMN "range" TEXT,
  ADD COLUMN "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
  ADD CONSTRAINT "confirmations_weight_is_a_share" CHECK ("weight" >= 0 AND "weight" <= 1),
  ADD CONSTRAINT "confirmations_network_is_a_hash" CHECK ("network" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "confirmations_network_in_a_range" CHECK (("network" IS NULL) = ("range" IS NULL));

CREATE INDEX "confirmations_incident_id_kind_network_idx" ON "confirmations"("incident_id", "kind", "network");
CREATE INDEX "confirmations_incident_id_kind_range_idx" ON "confirmations"("incident_id", "kind", "range");

CREATE TABLE "confirmation_discounts" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "range" TEXT,
    "from_at" TIMESTAMPTZ(3),
    "until_at" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "confirmation_discounts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "confirmation_discounts_of_something" CHECK (num_nonnulls("range", "from_at", "until_at") > 0),
    CONSTRAINT "confirmation_discounts_in_order" CHECK ("from_at" < "until_at")
);

CREATE INDEX "confirmation_discounts_incident_id_idx" ON "confirmation_discounts"("incident_id");

ALTER TABLE "confirmation_discounts"
  ADD CONSTRAINT "confirmation_discounts_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "confirmation_discounts_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
