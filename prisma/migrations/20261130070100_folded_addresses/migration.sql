-- Twelve hundred emails reached one mailbox, as victim+1@, victim+2@ and so on: the link is sent once a day to a mailbox,
-- by the address without what its provider ignores (domain/notifications/fold-address.ts).

ALTER TABLE "subscribers" ADD COLUMN "folded_email" TEXT;

UPDATE "subscribers" SET "folded_email" = regexp_replace(email, '^([^@]+?)\+[^@]*@', '\1@');
UPDATE "subscribers" SET "folded_email" = replace(split_part(folded_email, '@', 1), '.', '') || '@gmail.com'
WHERE folded_email ~ '@(gmail|googlemail)\.com$';

ALTER TABLE "subscribers" ALTER COLUMN "folded_email" SET NOT NULL;

CREATE INDEX "subscribers_folded_email_idx" ON "subscribers"("folded_email");
