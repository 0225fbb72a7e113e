-- Whoever said that an incident is over is asked by mail to look again, once for each time they said so.
ALTER TABLE "incidents" ADD COLUMN "asked_again_at" TIMESTAMPTZ(3);
