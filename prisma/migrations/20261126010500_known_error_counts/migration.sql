-- A known error says one number of accounts at a time, and never that more are fixed than it affects.

-- DropIndex
DROP INDEX "known_error_counts_known_error_id_at_idx";

-- CreateIndex
CREATE UNIQUE INDEX "known_error_counts_known_error_id_at_key" ON "known_error_counts"("known_error_id", "at");

ALTER TABLE "known_error_counts"
  ADD CONSTRAINT "known_error_counts_fixed_are_affected" CHECK ("fixed" <= "affected");

ALTER TABLE "known_error_messages"
  ADD CONSTRAINT "known_error_messages_say_something" CHECK ("text" ~ '\S');
