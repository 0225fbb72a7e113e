-- Programs read of each update whether subscribers were told of it. What is there already is taken to have been told.
ALTER TABLE "updates" ADD COLUMN "is_told" BOOLEAN NOT NULL DEFAULT true;
