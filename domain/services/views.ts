import type { ServiceStatus } from "@/domain/shared/words";

/** One day of a service, in the site's time zone. `status` null: the service did not exist yet. */
export type DayView = {
  /** 2006-12-12 */
  day: string;
  status: ServiceStatus | null;
  /** Codes of the incidents that touched the service on that day. */
  incidentCodes: readonly string[];
};

export type ServiceView = {
  code: string;
  name: string;
  description: string | null;
  groupName: string | null;
  status: ServiceStatus;
  /** Since when it is no longer in use; null: it is. */
  archivedAt: Date | null;
  /** The next maintenance that names it, if it is announced. */
  nextMaintenance: { code: string; scheduledFor: Date } | null;
  /** 90 days, oldest first. */
  days: readonly DayView[];
  /** Share of the 90 days that it worked, 0 to 1; null when it has no history. */
  uptime: number | null;
};
