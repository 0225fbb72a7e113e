import type { Actor } from "@/domain/accounts/actor";
import type { CronItem, TaskList } from "graphile-worker";
import type { ChannelAudience, ChannelProgress } from "@/domain/notifications/channels";
import type { Audience } from "@/domain/notifications/subscriptions";
import type { IncidentStatus } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";

/** A way to notify people. Each is a folder here, and a line in `channels.ts`. */
export type Channel = {
  /** In the audit, and in the name of the job that sends what is due: `send_<name>_deliveries`. */
  readonly name: string;
  /**
   * Creates a delivery for each subscriber of an update on this channel, in the transaction, and sends nothing. One that
   * is queued already goes out as the update is edited, and needs no second. @returns how many; null where it is not set up
   */
  readonly createDeliveries: (tx: Tx, update: NotifiedUpdate, now: Date) => Promise<number | null>;
  /** The last edition of an update that deliveries were created for; null: none. */
  readonly findLastEdition: (tx: Tx, updateId: string) => Promise<number | null>;
  /** Ends what is subscribed to until an incident is over. */
  readonly endWithIncident: (tx: Tx, incidentId: string) => Promise<void>;
  /** For staff alone. */
  readonly findAudience: (actor: Actor) => Promise<ChannelAudience>;
  /** Null where there are no deliveries about it. For staff alone. @param code MAIL-7 */
  readonly findProgress: (actor: Actor, code: string) => Promise<ChannelProgress | null>;
  /** Where an admin looks after it. */
  readonly settings: { readonly path: string; readonly title: string; readonly about: string } | null;
  /** Null for email alone: React renders its emails, which no page may import. `workers.ts` has its worker. */
  readonly worker: ChannelWorker | null;
};

/** What a worker does for a channel. */
export type ChannelWorker = {
  /** Sends what is due, until none is left or the time is up: every minute, and as soon as deliveries were created. */
  readonly sendDeliveries: (clock: () => Date, deadline: Date) => Promise<void>;
  /** For how long that may take, so that it has ended before it begins again. */
  readonly sendingMs: number;
  /** What else it does. */
  readonly tasks: TaskList;
  readonly cronItems: CronItem[];
};

/** An update that subscribers are notified of, on whichever channel. */
export type NotifiedUpdate = {
  readonly id: string;
  readonly incidentId: string;
  readonly number: number;
  readonly status: IncidentStatus;
  /** 0 for the update itself; from 1 for each edit of it that subscribers are notified of. */
  readonly edition: number;
  /** Whether something begins with it, or is over. */
  readonly isTurn: boolean;
  readonly audience: Audience;
};
