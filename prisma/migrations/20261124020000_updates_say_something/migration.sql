-- A check that comes to null passes: an empty text beside no workaround was taken. Null now counts as empty.

ALTER TABLE "updates" DROP CONSTRAINT "updates_say_something";
ALTER TABLE "updates" ADD CONSTRAINT "updates_say_something"
  CHECK ("body_markdown" <> '' OR coalesce("workaround_markdown", '') <> '');
