-- Whoever begins a second new entry keeps what they typed in the first: a draft of a new entry is known by its id, which
-- the form chooses. Of an incident there is still one for each user.

DROP INDEX "drafts_user_id_incident_id_key";
CREATE UNIQUE INDEX "drafts_user_id_incident_id_key" ON "drafts"("user_id", "incident_id");
