-- Wrong passwords slow down whoever sends them, by account and network, and no longer shut the right one out.

CREATE TABLE "sign_in_counters" (
    "key" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3),
    "notified_at" TIMESTAMPTZ(3),
    CONSTRAINT "sign_in_counters_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "sign_in_counters_points_check" CHECK ("points" >= 0)
);

CREATE INDEX "sign_in_counters_counted_at_idx" ON "sign_in_counters"("counted_at");

DELETE FROM "rate_limits" WHERE "key" LIKE 'sign-in-%';
