import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { buffer } from "node:stream/consumers";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { system } from "@/domain/accounts/actor";
import { openIncidentInput } from "@/domain/incidents/incident-input";
import { lowMemoryOptions } from "@/server/runtime/child";
import { onOtherCores } from "./cores";
import { portOf } from "./count-statements";
import { endProcess } from "./end-process";
import { mean, oneLoad } from "./load";

export type Mails = {
  /** How long the poster waited for the answer. */
  readonly postMs: number;
  /** Requests per second of the front page, on the average: while nothing is sent, before and afterwards, and through the whole of a send. */
  readonly speedAlone: number;
  readonly speedDuring: number;
  readonly arrived: number;
  readonly twice: number;
  readonly tookMs: number;
};

const perSecond = 50;
const timeoutMs = 600_000;
const warmUpMs = 10_000;
const alone = (rounds: number) => rounds < 6;

/**
 * An update is posted to so many subscribers, and mailed by a worker through an SMTP server that takes 50 mails a second,
 * while the front page is asked for. The database is that of the process.
 */
export async function measureMails(databaseUrl: string, front: string, subscribers: number): Promise<Mails> {
  const mailbox = await startMailbox();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(insertSubscribers, [subscribers]);
  await client.end();
  const worker = startWorker(mailbox.url);
  try {
    await sleep(warmUpMs);
    // The first rounds warm up the server, and are not counted.
    await askWhile(front, alone);
    const before = await askWhile(front, alone);
    const begunAt = performance.now();
    await post();
    const postMs = performance.now() - begunAt;
    const during = await askWhile(front, () => !mailbox.holds(subscribers));
    const tookMs = mailbox.lastAt() - begunAt;
    // Whatever comes twice comes soon.
    await sleep(warmUpMs);
    const after = await askWhile(front, alone);
    const arrived = new Set(mailbox.ids).size;

    return {
      postMs,
      speedAlone: mean([...before, ...after]),
      speedDuring: mean(during),
      arrived,
      twice: mailbox.ids.length - arrived,
      tookMs,
    };
  } finally {
    await endProcess(worker);
    mailbox.close();
  }
}

/** Asks for a page, round by round, for as long as it shall. @returns the requests per second of each round */
async function askWhile(url: string, isToGoOn: (rounds: number) => boolean): Promise<number[]> {
  const speeds: number[] = [];
  while (isToGoOn(speeds.length)) {
    speeds.push(await oneLoad(url));
  }

  return speeds;
}

async function post(): Promise<void> {
  // Imported once the settings of this process name the database.
  const { openIncident } = await import("@/server/incidents/open-incident");
  const input = openIncidentInput.parse({
    kind: "incident",
    title: "Everybody is notified of this",
    body: "We are looking for the cause.",
    status: "investigating",
    services: [{ code: "MAIL", status: "degraded_performance" }],
    idempotencyKey: randomUUID(),
  });
  await openIncident(system, input, new Date());
}

/** Takes a mail when its turn comes, and keeps its Message-ID. */
async function startMailbox() {
  const ids: string[] = [];
  const until = performance.now() + timeoutMs;
  let nextAt = 0;
  let lastAt = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      void buffer(stream).then(async (raw) => {
        nextAt = Math.max(nextAt, Date.now()) + 1_000 / perSecond;
        await sleep(nextAt - Date.now());
        // A long one is on the line after its name.
        ids.push(/^Message-ID:\s*(<[^>]*>)/im.exec(raw.toString("latin1"))?.[1] ?? "none");
        lastAt = performance.now();
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
    ids,
    lastAt: () => lastAt,
    /** @throws Error when there are still fewer after ten minutes */
    holds: (count: number) => {
      if (ids.length < count && performance.now() > until) {
        throw new Error(`After ten minutes ${ids.length} mails of ${count} have come.`);
      }

      return ids.length >= count;
    },
    close: () => server.close(() => undefined),
  };
}

function startWorker(smtpUrl: string): ChildProcess {
  const { execArgv, env } = lowMemoryOptions();
  const [command, args] = onOtherCores(process.execPath, [...execArgv, "dist/worker.js"]);

  return spawn(command, args, {
    env: { ...env, SMTP_URL: smtpUrl, MAIL_FROM: "status@example.edu", MAIL_RATE: String(perSecond) },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

const insertSubscribers = `
  WITH made AS (
    INSERT INTO subscribers (id, email, folded_email, token_hash, created_at, confirmed_at)
    SELECT gen_random_uuid(), 'reader-' || n || '@example.org', 'reader-' || n || '@example.org', 'bench ' || n, now(), now()
    FROM generate_series(1, $1::int) AS n
    RETURNING id
  )
  INSERT INTO subscriptions (id, subscriber_id, confirmed_at) SELECT gen_random_uuid(), id, now() FROM made`;
