-- Whoever types in an address that is told already may choose otherwise. That waits for its owner.
ALTER TABLE "subscribers"
  ADD COLUMN "asked_choice" "subscription_choice",
  ADD CONSTRAINT "subscribers_asked_choice_check" CHECK ("asked_choice" IS NULL OR "confirmed_at" IS NOT NULL);
