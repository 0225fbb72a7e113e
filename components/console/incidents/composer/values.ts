import { z } from "zod";
import { mapWords } from "@/domain/incidents/incident-words";
import {
  impacts,
  incidentKinds,
  incidentStatuses,
  serviceStatuses,
  type IncidentKind,
  type IncidentStatus,
  type ServiceStatus,
} from "@/domain/shared/words";

const services = z.array(z.object({ code: z.string().max(20), status: z.enum(serviceStatuses) })).max(200);

/** All that a writer has typed and chosen, as the form holds it and as a draft keeps it: nothing is final yet. */
export const composerValues = z.object({
  kind: z.enum(incidentKinds),
  /** The number of the newest update that the writer has seen: a draft that comes back late must not hide what was posted since. */
  basedOn: z.int().min(0),
  title: z.string().max(1_000),
  /** A draft that was kept before there was one of them begins without it. */
  ...mapWords(() => z.string().max(5_000).default("")),
  status: z.enum(incidentStatuses),
  body: z.string().max(50_000),
  workaround: z.string().max(20_000),
  withdrawsWorkaround: z.boolean(),
  /** The services it names, by code, in the order they were named. */
  services,
  /** That none is affected although the incident is open. */
  noneAffected: z.boolean().default(false),
  /** What the incident was when its writer began: only what differs is theirs to send. Null: of a new entry. */
  seen: z
    .object({ status: z.enum(incidentStatuses), services })
    .nullable()
    .default(null),
  /** Minutes from the time of posting, a time of day, or no promise. */
  promise: z.enum(["15", "30", "60", "at", "none"]),
  /** 20:15, in the site's time zone. */
  promiseAt: z.string().max(10),
  impact: z.enum(["derived", ...impacts]),
  addsReadings: z.boolean(),
  notifiesSubscribers: z.boolean().default(true),
  /** Times as a datetime-local field holds them, 2006-12-12T09:20, in the site's time zone; empty: not given. */
  happenedAt: z.string().max(30),
  scheduledFor: z.string().max(30),
  scheduledUntil: z.string().max(30),
  /** The alert that a new entry is opened from; empty: none. */
  alertId: z.string().max(40).default(""),
});

export type ComposerValues = z.infer<typeof composerValues>;

const emptyValues: ComposerValues = {
  kind: "incident",
  basedOn: 0,
  title: "",
  ...mapWords(() => ""),
  status: "investigating",
  body: "",
  workaround: "",
  withdrawsWorkaround: false,
  services: [],
  noneAffected: false,
  seen: null,
  promise: "30",
  promiseAt: "",
  impact: "derived",
  addsReadings: false,
  notifiesSubscribers: true,
  happenedAt: "",
  scheduledFor: "",
  scheduledUntil: "",
  alertId: "",
};

const firstStatus: Record<IncidentKind, IncidentStatus> = {
  incident: "investigating",
  maintenance: "scheduled",
  notice: "posted",
};

const usualServiceStatus: Record<IncidentKind, ServiceStatus> = {
  incident: "degraded_performance",
  maintenance: "under_maintenance",
  notice: "operational",
};

/** How the form for a new entry of the log begins. */
export function valuesForKind(kind: IncidentKind): ComposerValues {
  return { ...emptyValues, kind, status: firstStatus[kind], promise: kind === "incident" ? "30" : "none" };
}

/** How the form for the next update begins. */
export function valuesForUpdate(
  incident: Pick<ComposerValues, "kind" | "basedOn" | "status" | "services" | "addsReadings">,
): ComposerValues {
  const { status, services: named } = incident;

  return {
    ...valuesForKind(incident.kind),
    ...incident,
    seen: { status, services: named },
    promise: promiseFor(incident.kind, status),
  };
}

/** Another kind keeps every word that was typed. */
export function withKind(values: ComposerValues, kind: IncidentKind): ComposerValues {
  const { status, promise } = valuesForKind(kind);

  return {
    ...values,
    kind,
    status,
    promise,
    services: values.services.map(({ code }) => ({ code, status: usualServiceStatus[kind] })),
  };
}

/** An end gives every service back; leaving it restores what the services had before. */
export function withStatus(values: ComposerValues, status: IncidentStatus, before: ComposerValues): ComposerValues {
  const promise = isEnd(status) !== isEnd(values.status) ? promiseFor(values.kind, status) : values.promise;
  if (isEnd(status)) {
    return {
      ...values,
      status,
      promise,
      services: values.services.map(({ code }) => ({ code, status: "operational" })),
    };
  }

  return { ...values, status, promise, services: isEnd(values.status) ? before.services : values.services };
}

export function withService(values: ComposerValues, code: string): ComposerValues {
  const status = isEnd(values.status) ? "operational" : usualServiceStatus[values.kind];

  return { ...values, services: [...values.services, { code, status }] };
}

/** Whether it would be open with every service working: then its writer has to say that this is meant. */
export function isNoneAffected({ kind, status, services: named }: ComposerValues): boolean {
  return kind === "incident" && !isEnd(status) && named.every((service) => service.status === "operational");
}

export function isEnd(status: IncidentStatus): boolean {
  return status === "resolved" || status === "completed" || status === "posted";
}

function promiseFor(kind: IncidentKind, status: IncidentStatus): ComposerValues["promise"] {
  return kind === "incident" && !isEnd(status) ? "30" : "none";
}
