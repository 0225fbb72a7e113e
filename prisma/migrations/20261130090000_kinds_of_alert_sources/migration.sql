-- Each kind of program that sends alerts writes them in its own way, and has a page that says what to enter there.

ALTER TYPE "alert_source_kind" ADD VALUE 'grafana' BEFORE 'generic';
ALTER TYPE "alert_source_kind" ADD VALUE 'zabbix' BEFORE 'generic';
ALTER TYPE "alert_source_kind" ADD VALUE 'icinga' BEFORE 'generic';
ALTER TYPE "alert_source_kind" ADD VALUE 'checkmk' BEFORE 'generic';
ALTER TYPE "alert_source_kind" ADD VALUE 'prtg' BEFORE 'generic';
ALTER TYPE "alert_source_kind" ADD VALUE 'uptime_kuma' BEFORE 'generic';
ALTER TYPE "alert_source_kind" ADD VALUE 'gatus' BEFORE 'generic';
ALTER TYPE "alert_source_kind" ADD VALUE 'cloudevents' BEFORE 'generic';
ALTER TYPE "alert_source_kind" ADD VALUE 'json' BEFORE 'generic';

-- Where an alert says what it says, in JSON that nobody here knows.
ALTER TABLE "alert_sources" ADD COLUMN "pointers" JSONB;
