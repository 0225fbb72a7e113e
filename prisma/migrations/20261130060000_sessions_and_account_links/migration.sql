-- A session is a row, so that signing out ends it wherever its cookie was copied to, and each can be ended by itself.
-- Sessions from before have no row: everybody signs in once more.

CREATE TABLE "user_sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "device_hash" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "user_sessions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "user_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "user_sessions_device_hash_check" CHECK ("device_hash" ~ '^[0-9a-f]{64}$')
);

CREATE INDEX "user_sessions_user_id_device_hash_idx" ON "user_sessions"("user_id", "device_hash");
CREATE INDEX "user_sessions_last_used_at_idx" ON "user_sessions"("last_used_at");

CREATE TYPE "account_link_kind" AS ENUM ('password_reset', 'address_change');

CREATE TABLE "account_links" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "account_link_kind" NOT NULL,
    "new_email" TEXT,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "account_links_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "account_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "account_links_new_email_check" CHECK (("kind" = 'address_change') = ("new_email" IS NOT NULL))
);

CREATE UNIQUE INDEX "account_links_token_hash_key" ON "account_links"("token_hash");
CREATE INDEX "account_links_user_id_kind_idx" ON "account_links"("user_id", "kind");
