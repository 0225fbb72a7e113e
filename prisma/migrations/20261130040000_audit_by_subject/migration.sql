-- A form that is refused says who changed what since it was loaded: it asks the audit by its subject.
CREATE INDEX "audit_entries_subject_id_idx" ON "audit_entries" ("subject_id");
