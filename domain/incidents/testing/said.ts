import type { IncidentStatus, ServiceStatus } from "@/domain/shared/words";
import type { SaidUpdate } from "@/domain/incidents/said-update";

export type Said = {
  at: string;
  happened?: string;
  began?: string;
  status?: IncidentStatus;
  services?: Record<string, ServiceStatus | null>;
  promise?: string | null;
} & Partial<Pick<SaidUpdate, "reopens" | "saysNoneAffected" | "workaround">>;

/** "11:40" or "11:40:24" on the day of which most tests speak, in UTC. */
export function time(clock: string): Date {
  return new Date(`2006-12-12T${clock.length === 5 ? `${clock}:00` : clock}Z`);
}

/** The updates of one incident, numbered in the order of posting. */
export function said(...updates: readonly Said[]): SaidUpdate[] {
  return updates.map(({ at, happened, began, status, services = {}, promise, ...rest }, index) => ({
    reopens: false,
    saysNoneAffected: false,
    workaround: null,
    ...rest,
    number: index + 1,
    postedAt: time(at),
    happenedAt: happened === undefined ? null : time(happened),
    beganAt: began === undefined ? null : time(began),
    statusChange: status ?? null,
    services: new Map(Object.entries(services)),
    promise: typeof promise === "string" ? time(promise) : promise,
  }));
}
