-- Who replies by mail goes on from what they wrote before. Where that was about no incident, nothing told which words they
-- replied to, and staff read “Outlook 2003.” without the question.
ALTER TABLE "comments" ADD COLUMN "continues_id" UUID;

ALTER TABLE "comments" ADD CONSTRAINT "comments_continues_id_fkey"
  FOREIGN KEY ("continues_id") REFERENCES "comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "comments" ADD CONSTRAINT "comments_continue_another" CHECK ("continues_id" <> "id");

CREATE INDEX "comments_continues_id_idx" ON "comments"("continues_id");
