import type { IncidentStatus } from "@/domain/shared/words";

/** An update that subscribers are told of, on whichever channel. */
export type NotifiedUpdate = {
  readonly id: string;
  readonly incidentId: string;
  readonly number: number;
  readonly status: IncidentStatus;
  /** 0 for the update itself; from 1 for each edit of it that is told. */
  readonly edition: number;
  /** Whether something begins with it, or is over. */
  readonly isTurn: boolean;
};
