-- A code begins with the service. An incident that was opened on the wrong one gets a code of the right one, and what it
-- was called before leads there for good: that code was said on the phone, printed and emailed.

CREATE TABLE "former_codes" (
    "prefix" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "incident_id" UUID NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_codes_pkey" PRIMARY KEY ("prefix", "number")
);
CREATE INDEX "former_codes_incident_id_idx" ON "former_codes"("incident_id");
ALTER TABLE "former_codes" ADD CONSTRAINT "former_codes_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
