import { setTimeout as sleep } from "node:timers/promises";
import type { Env } from "@/server/infra/env";

/** Waits until the front page is answered. Rendering it takes a moment when nothing is published yet. */
export async function awaitFrontPage({ HOST, PORT }: Env, isStopping: () => boolean): Promise<void> {
  const url = `http://${reachable(HOST)}:${PORT}/`;
  while (!isStopping()) {
    const status = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) }).then(
      (response) => response.status,
      () => 0,
    );
    if (status >= 200 && status < 500) {
      return;
    }
    await sleep(100);
  }
}

/** What to connect to where a server listens on `host`. */
export function reachable(host: string): string {
  if (host === "0.0.0.0") {
    return "127.0.0.1";
  }
  if (host === "::") {
    return "[::1]";
  }

  return host.includes(":") ? `[${host}]` : host;
}
