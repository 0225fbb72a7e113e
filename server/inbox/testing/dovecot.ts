import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import net, { type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const program = ["/usr/sbin/dovecot", "/usr/bin/dovecot", "/usr/local/sbin/dovecot"].find((file) => existsSync(file));

/** Debian's package dovecot-imapd is there. */
export const hasDovecot = program !== undefined;

export type Dovecot = {
  /** For IMAP_URL. */
  readonly url: string;
  /** Puts a mail into the mailbox, as a delivery does. */
  deliver: (raw: string | Buffer, at?: Date) => void;
  /** What lies in the mailbox, new or read. */
  names: () => string[];
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Numbers the emails again. */
  renumber: () => void;
  remove: () => Promise<void>;
};

const password = "imap p@ss/word";
const isRoot = process.getuid?.() === 0;
// Dovecot keeps no mail for root. Nobody owns the mailbox then, and whoever runs the test otherwise.
const owner = isRoot ? { uid: 65_534, gid: 65_534 } : { uid: userInfo().uid, gid: userInfo().gid };

/** For IMAP_URL, of a server that runs or will. */
export function dovecotUrl(port: number): string {
  return `imap://reports:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`;
}

/**
 * A real IMAP server on this machine, with a configuration and a mailbox of its own in a temporary folder.
 * @param wanted its port; any free one if it is left out
 */
export async function startDovecot(wanted?: number): Promise<Dovecot> {
  const folder = mkdtempSync(path.join(tmpdir(), "allclear-dovecot-"));
  chmodSync(folder, 0o755);
  const port = wanted ?? (await freePort());
  const maildir = path.join(folder, "mail");
  ["", "cur", "new", "tmp"].forEach((name) => makeOwned(path.join(maildir, name)));
  writeFileSync(path.join(folder, "users"), `reports:{PLAIN}${password}\n`);
  writeFileSync(path.join(folder, "dovecot.conf"), configuration(folder, maildir, port));
  let child: ChildProcess | null = null;
  let count = 0;

  const start = async () => {
    child = spawn(program ?? "dovecot", ["-F", "-c", path.join(folder, "dovecot.conf")], { stdio: "ignore" });
    await untilItGreets(port, path.join(folder, "log"));
  };
  const stop = async () => {
    const ended = child;
    child = null;
    if (ended && ended.exitCode === null) {
      const closed = new Promise((resolve) => ended.once("close", resolve));
      ended.kill("SIGTERM");
      await closed;
    }
  };
  await start();

  return {
    url: dovecotUrl(port),
    deliver: (raw, at) => {
      count += 1;
      const file = path.join(maildir, "new", `${1_000_000 + count}.M${count}.test`);
      writeFileSync(`${maildir}/tmp/new`, raw);
      chownSync(`${maildir}/tmp/new`, owner.uid, owner.gid);
      if (at) {
        utimesSync(`${maildir}/tmp/new`, at, at);
      }
      execFileSync("mv", [`${maildir}/tmp/new`, file]);
    },
    names: () => execFileSync("find", [maildir, "-name", "*.test*", "-type", "f"], { encoding: "utf8" }).split("\n"),
    start,
    stop,
    renumber: () => {
      execFileSync("find", [maildir, "-name", "dovecot*", "-delete"]);
    },
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeOwned(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, owner.uid, owner.gid);
}

function configuration(folder: string, maildir: string, port: number): string {
  const self = userInfo();
  // Only root can become other users or change the root of a process.
  const accounts = isRoot
    ? ""
    : `default_internal_user = ${self.username}
default_login_user = ${self.username}
default_internal_group = ${groupName(self.gid)}
service anvil {
  chroot =
}`;

  return `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${maildir}
${accounts}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${maildir}
}
service imap-login {
  ${isRoot ? "" : "chroot ="}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

function groupName(gid: number): string {
  return execFileSync("id", ["-gn"], { encoding: "utf8" }).trim() || String(gid);
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  await new Promise((resolve) => server.close(resolve));

  return address !== null && typeof address === "object" ? address.port : 0;
}

async function untilItGreets(port: number, logFile: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await greets(port))) {
    if (Date.now() > deadline) {
      throw new Error(`Dovecot did not start: ${existsSync(logFile) ? readFileSync(logFile, "utf8") : "no log"}`);
    }
    await sleep(50);
  }
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.setTimeout(5_000, () => socket.destroy());
    socket.once("data", (data) => {
      socket.destroy();
      resolve(data.toString().startsWith("* OK"));
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}
