import pg from "pg";
import { z } from "zod";
import type { PublicationEvent } from "@/domain/publishing/publication";
import { publicationTopic } from "@/server/infra/announce";
import { log } from "@/server/infra/log";

/** How far a publisher has come in `publication_events`. */
export const cursorSchema = z.object({ id: z.number().int(), at: z.iso.datetime().pipe(z.coerce.date()) });
export type Cursor = z.output<typeof cursorSchema>;

export type EventReader = {
  /**
   * Something happened; or nothing did, and the database answers again. The cursor is the place after these events, to
   * be remembered when they are dealt with.
   */
  onEvents(events: readonly PublicationEvent[], cursor: Cursor): void;
  /** What was missed is not known: everything may have changed. */
  onUnknown(cursor: Cursor): void;
};

// Ids are given before commits and become visible in any order; no transaction of ours lasts half as long as this.
const overlapMs = 60_000;
// The table is emptied behind this age: whoever was away longer publishes everything again.
const keptDays = 7;
const retryMs = { first: 250, most: 10_000 };
const heartbeatMs = 15_000;
const queryTimeoutMs = 5_000;

/**
 * Follows the events of one database on a connection of its own, for as long as it takes: connects again when it
 * breaks, and reads then what was missed. Events may be passed on twice, never not at all.
 * @returns stops following
 */
export function followEvents(connectionString: string, since: Cursor | null, reader: EventReader): () => Promise<void> {
  const passedOn = new Set<number>();
  let cursor = since;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isStopped = false;

  void connect();

  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString,
      application_name: "allclear publisher",
      connectionTimeoutMillis: 3_000,
      query_timeout: queryTimeoutMs,
      keepAlive: true,
    });
    client = mine;
    const named: string[] = [];
    const over = new AbortController();
    let wake = (): void => {};
    const retry = (error: unknown): void => {
      if (!over.signal.aborted) {
        over.abort();
        wake();
        void mine.end().catch(() => undefined);
        connectLater(error);
      }
    };
    mine.on("error", retry);
    mine.on("end", () => retry(new Error("The connection ended.")));
    mine.on("notification", ({ payload }) => {
      named.push(payload ?? "");
      wake();
    });
    try {
      await mine.connect();
      await mine.query(`LISTEN ${publicationTopic}`);
      await catchUp(mine);
      failures = 0;
      while (!over.signal.aborted) {
        await readNamed(mine, named.splice(0));
        await new Promise<void>((resolve) => {
          const heartbeat = setTimeout(resolve, named.length > 0 ? 0 : heartbeatMs).unref();
          wake = () => {
            clearTimeout(heartbeat);
            resolve();
          };
        });
      }
    } catch (error) {
      retry(error);
    }
  }

  function connectLater(error: unknown): void {
    if (isStopped) {
      return;
    }
    if (failures === 0) {
      log.warn({ error }, "The database does not answer the publisher. What is published stays; trying again.");
    }
    failures += 1;
    const waitMs = Math.min(retryMs.first * 2 ** (failures - 1), retryMs.most);
    timer = setTimeout(() => void connect(), waitMs * (0.5 + Math.random() / 2));
  }

  async function catchUp(mine: pg.Client): Promise<void> {
    await mine.query("DELETE FROM publication_events WHERE at < now() - make_interval(days => $1)", [keptDays]);
    const [last] = rowsSchema.parse(
      (await mine.query("SELECT id, event, at FROM publication_events ORDER BY id DESC LIMIT 1")).rows,
    );
    const end = { id: last?.id ?? 0, at: last?.at ?? new Date() };
    if (cursor === null || cursor.id > end.id || isTooOld(cursor, end)) {
      cursor = end;
      reader.onUnknown(end);
      return;
    }
    const missed = await mine.query(
      "SELECT id, event, at FROM publication_events WHERE id > $1 OR at > $2 ORDER BY id",
      [cursor.id, new Date(cursor.at.getTime() - overlapMs)],
    );
    passOn(rowsSchema.parse(missed.rows), cursor);
  }

  /** Asks even when there is nothing to read: a connection that died without a word is found out that way. */
  async function readNamed(mine: pg.Client, payloads: readonly string[]): Promise<void> {
    const { rows } = await mine.query("SELECT id, event, at FROM publication_events WHERE id = ANY($1) ORDER BY id", [
      z.array(z.coerce.number().int()).parse(payloads),
    ]);
    if (rows.length > 0) {
      passOn(rowsSchema.parse(rows), cursor);
    }
  }

  function passOn(rows: readonly Row[], from: Cursor | null): void {
    const news = rows.filter((row) => !passedOn.has(row.id));
    let end = from;
    for (const row of news) {
      remember(passedOn, row.id);
      end = { id: Math.max(end?.id ?? 0, row.id), at: later(end?.at, row.at) };
    }
    if (end !== null) {
      cursor = end;
      reader.onEvents(
        news.map((row) => row.event),
        end,
      );
    }
  }
}

// Events are written by `announce` alone, in the shape of their type.
const rowSchema = z.object({ id: z.coerce.number(), at: z.date(), event: z.custom<PublicationEvent>(isEvent) });
const rowsSchema = z.array(rowSchema);
type Row = z.output<typeof rowSchema>;

function isEvent(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}

function isTooOld(cursor: Cursor, end: Cursor): boolean {
  return end.at.getTime() - cursor.at.getTime() > (keptDays - 1) * 86_400_000;
}

/** Enough to know what the overlap repeats; the oldest give way. */
function remember(passedOn: Set<number>, id: number): void {
  passedOn.add(id);
  if (passedOn.size > 10_000) {
    const [oldest] = passedOn;
    passedOn.delete(oldest ?? id);
  }
}

function later(one: Date | undefined, other: Date): Date {
  return one && one > other ? one : other;
}
