-- An editor may be limited to services: the library's team posts for the library. No row: for all services. A service
-- that somebody posts for is not deleted: whoever had no other would post for everything from then on.
CREATE TABLE "user_services" (
    "user_id" UUID NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "service_id" UUID NOT NULL REFERENCES "services" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    PRIMARY KEY ("user_id", "service_id")
);

CREATE INDEX "user_services_service_id_idx" ON "user_services" ("service_id");

-- Whom staff call first; a mark, which permits nothing.
ALTER TABLE "users" ADD COLUMN "is_duty_lead" BOOLEAN NOT NULL DEFAULT false;
