import type { ServerResponse } from "node:http";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { networkOf } from "@/server/infra/client";
import { env } from "@/server/infra/env";
import { createFairQueue, type FairQueue } from "./fair-queue";

/** What Next is asked for, by who waits for it. */
type Turn = "free" | "staff" | "program" | "sign_in" | "form" | "page";

export type Turns = {
  /** @returns "busy": not done, since too many wait; "gone": not done, since nobody waits any more */
  take: (turn: Turn, asked: Asked, work: () => Promise<void>) => Promise<"done" | "busy" | "gone">;
};

type Asked = { address: string; response: ServerResponse };

/**
 * Has staff go first. Whatever is rendered for one visitor is rendered one after the other for each network and by turns
 * for all, and begins while no page of staff is on its way.
 */
export function createTurns(): Turns {
  let staff = 0;
  const queues: Record<Exclude<Turn, "free" | "staff">, FairQueue> = {
    program: createFairQueue({ ...many, waitMs: 20_000 }),
    sign_in: createFairQueue({ ...many, atOnce: 8 }),
    form: createFairQueue(many),
    page: createFairQueue({ ...few, yields: () => staff > 0 }),
  };

  return {
    take: async (turn, { address, response }, work) => {
      const done = () => work().then(() => "done" as const);
      if (turn === "free") {
        return done();
      }
      if (turn !== "staff") {
        return queues[turn].run({ network: networkOf(address), isGone: () => response.destroyed }, done);
      }
      staff += 1;
      try {
        return await done();
      } finally {
        staff -= 1;
      }
    },
  };
}

// A campus behind one network waits for a page each, four seconds at most; a flood gets no more than that network's turn.
const few = { atOnce: 2, atOncePerNetwork: 1, waiting: 600, waitingPerNetwork: 100, waitMs: 8_000 };
const many = { atOnce: 32, atOncePerNetwork: 4, waiting: 1_200, waitingPerNetwork: 300, waitMs: 8_000 };

/** @param isStaff whether the session of a user came with it */
export function turnOf(path: string, { isStaff, isFile }: { isStaff: boolean; isFile: boolean }): Turn {
  if (isFile || path.startsWith("/_next/static/")) {
    return "free";
  }
  if (/^\/api\/(?:alerts|occurrences|v1)\//.test(path)) {
    return "program";
  }
  if (isStaff) {
    return "staff";
  }

  return /^\/api\/auth\//.test(path) ? "sign_in" : /^\/api\//.test(path) ? "form" : "page";
}

/**
 * Whether a request brings a session of staff that this site has sealed and that is not too old: for the HTTP server, to
 * have staff go first. Whether it has ended, or what its user may do, it does not say.
 */
export async function hasStaffCookie(cookieHeader: string | undefined): Promise<boolean> {
  const sealed = sealedCookie.exec(cookieHeader ?? "")?.[1];
  if (sealed === undefined) {
    return false;
  }
  try {
    return staffToken.safeParse(await decode({ token: sealed, secret: env().AUTH_SECRET })).success;
  } catch {
    // Forged, or sealed with another secret: anyone can send as many of these as they like.
    return false;
  }
}

const sealedCookie = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token=([\w.-]{20,2000})(?:;|$)/;

const staffToken = z.object({ sub: z.uuid() });
