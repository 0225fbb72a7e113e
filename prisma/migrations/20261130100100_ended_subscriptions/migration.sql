-- Whoever opens the link of an old email after unsubscribing reads that it is done, and not that there is no such page;
-- a link that was never one is not called done. Of a link nothing is kept but its hash: no address, and nobody's id.

CREATE TABLE "ended_subscriptions" (
    "token_hash" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_subscriptions_pkey" PRIMARY KEY ("token_hash")
);

CREATE INDEX "ended_subscriptions_ended_at_idx" ON "ended_subscriptions"("ended_at");
