import { z } from "zod";
import type { StatuspagePath } from "@/domain/publishing/statuspage";

/** Exactly the fields and types that Statuspage documents, as its clients read them: nothing more, nothing less. */
export function schemaOf(path: StatuspagePath): z.ZodType {
  return z.strictObject({ page, ...contents[path] });
}

const id = z.string().regex(/^[a-z0-9]{12}$/);
const time = z.iso.datetime({ offset: true, precision: 3 });
const position = z.int().min(1);

const page = z.strictObject({
  id,
  name: z.string().min(1),
  url: z.url(),
  time_zone: z.string().regex(/^(?:UTC|[A-Z]\w+\/\w+)$/),
  updated_at: time,
});

const status = z.union(
  [
    ["none", "All Systems Operational"],
    ["minor", "Partially Degraded Service"],
    ["major", "Partial System Outage"],
    ["critical", "Major System Outage"],
    ["maintenance", "Service Under Maintenance"],
  ].map(([indicator, description]) =>
    z.strictObject({ indicator: z.literal(indicator), description: z.literal(description) }),
  ),
);

const serviceStatus = z.enum([
  "operational",
  "degraded_performance",
  "partial_outage",
  "major_outage",
  "under_maintenance",
]);

const everyComponent = {
  id,
  name: z.string().min(1),
  status: serviceStatus,
  created_at: time,
  updated_at: time,
  position,
  description: z.string().nullable(),
  showcase: z.boolean(),
  page_id: id,
  only_show_if_degraded: z.boolean(),
};

const component = z.strictObject({
  ...everyComponent,
  start_date: z.iso.date().nullable(),
  group_id: id.nullable(),
  group: z.literal(false),
});

const group = z.strictObject({
  ...everyComponent,
  start_date: z.null(),
  group_id: z.null(),
  group: z.literal(true),
  components: z.array(id).min(1),
});

const incidentUpdate = <Status extends z.ZodType>(of: Status) =>
  z.strictObject({
    id,
    status: of,
    body: z.string(),
    incident_id: id,
    created_at: time,
    updated_at: time,
    display_at: time,
    affected_components: z
      .array(z.strictObject({ code: id, name: z.string(), old_status: serviceStatus, new_status: serviceStatus }))
      .min(1)
      .nullable(),
    deliver_notifications: z.boolean(),
    custom_tweet: z.null(),
    tweet_id: z.null(),
  });

const entry = <Status extends z.ZodType>(of: Status) => ({
  id,
  name: z.string().min(1),
  status: of,
  created_at: time,
  updated_at: time,
  monitoring_at: time.nullable(),
  resolved_at: time.nullable(),
  impact: z.enum(["none", "minor", "major", "critical", "maintenance"]),
  shortlink: z.url(),
  started_at: time,
  page_id: id,
  incident_updates: z.array(incidentUpdate(of)).min(1),
  components: z.array(component),
  reminder_intervals: z.string().nullable(),
});

const incidents = (...statuses: string[]) => z.array(z.strictObject(entry(z.enum(statuses))));
const maintenances = (...statuses: string[]) =>
  z.array(
    z.strictObject({
      ...entry(z.enum(["scheduled", "in_progress", "verifying", "completed"])),
      status: z.enum(statuses),
      scheduled_for: time,
      scheduled_until: time,
    }),
  );

const components = z.array(z.union([component, group]));
// Updates keep the status that they once had: what a list is of shows in the entry alone.
const unresolved = z.array(
  z.strictObject({
    ...entry(z.enum(["investigating", "identified", "monitoring", "resolved"])),
    status: z.enum(["investigating", "identified", "monitoring"]),
  }),
);

const contents: Record<StatuspagePath, z.core.$ZodShape> = {
  "/api/v2/summary.json": {
    status,
    components,
    incidents: unresolved,
    scheduled_maintenances: maintenances("scheduled", "in_progress", "verifying"),
  },
  "/api/v2/status.json": { status },
  "/api/v2/components.json": { components },
  "/api/v2/incidents.json": { incidents: incidents("investigating", "identified", "monitoring", "resolved").max(50) },
  "/api/v2/incidents/unresolved.json": { incidents: unresolved },
  "/api/v2/scheduled-maintenances.json": {
    scheduled_maintenances: maintenances("scheduled", "in_progress", "verifying", "completed").max(50),
  },
  "/api/v2/scheduled-maintenances/upcoming.json": { scheduled_maintenances: maintenances("scheduled") },
  "/api/v2/scheduled-maintenances/active.json": { scheduled_maintenances: maintenances("in_progress", "verifying") },
};
