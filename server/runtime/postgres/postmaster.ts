import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runAs } from "./account";
import type { Binaries } from "./binaries";
import type { Home } from "./home";

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  // A week of logs, one file a day, each overwritten when its day comes again.
  logging_collector: "on",
  log_filename: "postgresql-%a.log",
  log_truncate_on_rotation: "on",
};

/** Starts the server and waits until it answers. It outlives us, and no signal of our terminal reaches it. */
export async function startPostmaster(home: Home, binaries: Binaries, port: number): Promise<void> {
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const startLog = path.join(home.folder, "start.log");
  await rm(startLog, { force: true });
  try {
    await control(home, binaries, [
      "start",
      "-w",
      "-t",
      "120",
      "-l",
      startLog,
      "-o",
      `-p ${port} ${options.join(" ")}`,
    ]);
  } catch (cause) {
    throw new PostmasterError(await readReason(home, startLog), { cause });
  }
}

/** The server did not start; the message is its own. */
export class PostmasterError extends Error {}

export async function stopPostmaster(home: Home, binaries: Binaries): Promise<void> {
  await control(home, binaries, ["stop", "-w", "-m", "fast", "-t", "20"]).catch(() =>
    control(home, binaries, ["stop", "-w", "-m", "immediate", "-t", "10"]),
  );
}

/** Whether a server of this folder is alive, be it starting, serving or stopping. Clears away what a dead one left. */
export async function isPostmasterAlive(home: Home): Promise<boolean> {
  const pidFile = path.join(home.cluster, "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n", 1).join());
  if (!pid) {
    return false;
  }
  if (await isPostgres(pid)) {
    return true;
  }
  // After a crash the number may belong to any other program, and PostgreSQL would refuse to start because of it.
  await rm(pidFile, { force: true });

  return false;
}

async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() =>
    runAs(undefined, "ps", ["-o", "comm=", "-p", String(pid)]).then(
      (result) => String(result.stdout),
      () => "",
    ),
  );

  return name.includes("postgres") && !(await isZombie(pid));
}

async function isZombie(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");

  return / Z /.test(status);
}

function control(home: Home, binaries: Binaries, args: string[]) {
  return runAs(home.account, path.join(binaries.folder, "pg_ctl"), ["-s", "-D", home.cluster, ...args]);
}

async function readReason(home: Home, startLog: string): Promise<string> {
  const text = await readFile(startLog, "utf8").catch(() => "");
  const fatal = text.split("\n").filter((line) => /FATAL|ERROR|PANIC/.test(line));

  return fatal.at(-1)?.replace(/^.*?(FATAL|ERROR|PANIC): */, "") ?? `see ${home.cluster}/log`;
}
