import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The processes that a process has started, found by a part of their command line. */
export function findChild(parent: number, part: string): number | null {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  for (const row of rows) {
    const [pid = "", ppid = "", ...args] = row.trim().split(/\s+/);
    if (Number(ppid) === parent && args.join(" ").includes(part)) {
      return Number(pid);
    }
  }

  return null;
}

/** The PostgreSQL of a data folder, while it runs. */
export function findPostmaster(dataDir: string): number | null {
  try {
    const [pid = ""] = readFileSync(path.join(dataDir, "postgres/cluster/postmaster.pid"), "utf8").split("\n");

    return isAlive(Number(pid)) ? Number(pid) : null;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
