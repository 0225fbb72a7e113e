-- What came by email is kept as it was read: a comment has the writer's words alone, and staff can look at what was left
-- out. What was ignored is listed with the reason, and can be added as a comment after all.

CREATE TABLE "received_mails" (
  "id" UUID NOT NULL,
  "outcome" TEXT NOT NULL,
  "uid" BIGINT NOT NULL,
  "message_id" TEXT,
  "mail_references" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  "writer_email" TEXT,
  "writer_key" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "attachment_count" INTEGER NOT NULL DEFAULT 0,
  "is_partial" BOOLEAN NOT NULL DEFAULT false,
  "is_cut" BOOLEAN NOT NULL DEFAULT false,
  "idempotency_key" UUID NOT NULL,
  "comment_id" UUID,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "received_mails_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "received_mails_outcome_check" CHECK (
    "outcome" IN ('report', 'machine', 'bounce', 'ourselves', 'empty', 'too_many', 'unreadable')
  ),
  CONSTRAINT "received_mails_report_check" CHECK (("outcome" = 'report') = ("comment_id" IS NOT NULL)),
  CONSTRAINT "received_mails_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "received_mails_idempotency_key_key" ON "received_mails" ("idempotency_key");
CREATE UNIQUE INDEX "received_mails_comment_id_key" ON "received_mails" ("comment_id");
CREATE INDEX "received_mails_writer_key_received_at_idx" ON "received_mails" ("writer_key", "received_at");
CREATE INDEX "received_mails_received_at_idx" ON "received_mails" ("received_at");
