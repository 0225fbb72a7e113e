-- A maintenance that does not take place was "completed", and lasted less than a minute. It has a status of its own.
-- (A new value can be used only after the transaction that adds it: the next migration does.)
ALTER TYPE "incident_status" ADD VALUE 'cancelled' BEFORE 'posted';
