import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

type Watched = { port: number; start: () => Promise<void> };

/** One occurrence, as `POST /api/occurrences/{source}` takes it. */
export type Fall = { at: Date; downSeconds: number };

type Watch = {
  everyMs: number;
  /** So many looks in vain before it is started again: one may be chance. */
  looks: number;
  /** Tells that it was down; whether that is settled, or is to be told again. */
  tell: (fall: Fall) => Promise<boolean>;
  signal: AbortSignal;
};

/** Asks a service again and again whether it is there, starts it when it is not, and tells each time. Until `signal`. */
export async function watch(service: Watched, { everyMs, looks, tell, signal }: Watch): Promise<void> {
  const untold: Fall[] = [];
  let failedAt: Date[] = [];
  while (!signal.aborted) {
    failedAt = (await isThere(service.port)) ? [] : [...failedAt, new Date()];
    const [since] = failedAt;
    if (since && failedAt.length >= looks) {
      await service.start();
      untold.push({ at: since, downSeconds: Math.round((Date.now() - since.getTime()) / 1_000) });
      failedAt = [];
    }
    await notifyFirst(untold, tell);
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/** In their order: what cannot be told now is told later, and nothing before it. */
async function notifyFirst(untold: Fall[], tell: Watch["tell"]): Promise<void> {
  for (let [fall] = untold; fall && (await tell(fall)); [fall] = untold) {
    untold.shift();
  }
}

/** Whether somebody who connects is greeted in time. */
async function isThere(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    const greeting: unknown[] = await once(socket, "data", { signal: AbortSignal.timeout(2_000) });

    return String(greeting[0]).startsWith("* OK");
  } catch {
    // Refused, cut off, or silent: it is not there, whatever the reason.
    return false;
  } finally {
    socket.destroy();
  }
}
