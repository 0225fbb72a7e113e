import { execFile, type ExecFileOptions } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { StartError } from "@/server/runtime/start-error";

/** Who runs PostgreSQL; undefined: whoever runs Allclear. */
export type Account = { uid: number; gid: number } | undefined;

const execute = promisify(execFile);
const accountName = "allclear";

/** PostgreSQL refuses to run as root: then the owner of what is there already runs it, else an account of its own. */
export async function findAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }

  return (await lookUp(accountName)) ?? (await create()) ?? (await lookUp("postgres")) ?? refuse();
}

/** Runs a program as that account, with nothing of our environment. Commands that need no folder of their own run in /. */
export function runAs(account: Account, file: string, args: string[], options: ExecFileOptions = {}) {
  const env = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };

  return execute(file, args, { cwd: "/", ...account, ...options, env });
}

/** Whether the account can reach the folder; root may, where others may not. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  return runAs(account, "/bin/sh", ["-c", 'cd "$1"', "sh", folder]).then(
    () => true,
    () => false,
  );
}

async function lookUp(name: string): Promise<Account> {
  try {
    const [uid, gid] = await Promise.all([execute("id", ["-u", name]), execute("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(): Promise<Account> {
  const noShell = "/usr/sbin/nologin";
  process.stdout.write(
    `This is root, and PostgreSQL does not run as root: adding the system user “${accountName}” to this machine for it.\n`,
  );
  // Whatever these say, what counts is whether the account is there afterwards: another start may have made it.
  await execute("useradd", ["--system", "--user-group", "--no-create-home", "--shell", noShell, accountName])
    .catch(() => execute("adduser", ["-S", "-D", "-H", "-s", noShell, accountName]))
    .catch(() => undefined);

  return lookUp(accountName);
}

function refuse(): never {
  throw new StartError(
    "PostgreSQL does not run as root, and no account could be made for it. Start Allclear as another user, or set DATABASE_URL to a database that runs already.",
  );
}
