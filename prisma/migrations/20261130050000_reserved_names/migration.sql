-- Which names of guests speak for the organisation is for its admins to say: a phrase on each line. Null: those that the
-- product comes with.

ALTER TABLE "sites" ADD COLUMN "reserved_names" TEXT;
