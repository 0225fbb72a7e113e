import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, say } from "./step.mjs";

const policyFile = "/usr/sbin/policy-rc.d";
const mark = "# Written by Allclear’s “npm test” for as long as it installs packages.";
let isListed = false;

/** Whether packages can be had from Debian here: its tools are there, and we are root. */
export function canInstall() {
  return process.getuid?.() === 0 && findProgram("apt-get") !== null;
}

/**
 * Where a program is in PATH, or where Debian keeps those for administrators; null when nowhere.
 * @param {string} name
 */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];

  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** Installs packages and starts none of their services. @returns whether that went well; it is not an error if not */
export async function install(packages) {
  process.stdout.write(
    `This is root, so what the tests need is installed from Debian and stays: ${packages.join(", ")}. ` +
      `No service of theirs is started: ${policyFile} says so for that long. As another user, nothing is installed.\n`,
  );
  if (!isListed) {
    isListed = true;
    say("Asking Debian for its list of packages …");
    await apt(["update", "-qq"]);
  }
  say(`Installing ${packages.join(", ")} from Debian …`);
  const allowServices = forbidServices();
  try {
    return (await apt(["install", "-qq", "-y", "--no-install-recommends", ...packages])) === 0;
  } finally {
    allowServices();
  }
}

/**
 * Denies that services are started when they are installed: Debian asks this file, and 101 is no. A file that somebody
 * else put there is left as it is.
 * @returns a function that takes it away again. Should nobody get to call it, the file itself goes by whether this process
 *   lives, known by its number and the time of its start, and removes itself when it is asked afterwards
 */
export function forbidServices(file = policyFile) {
  if (existsSync(file) && !readFileSync(file, "utf8").includes(mark)) {
    return () => undefined;
  }
  const startedAt = "sed 's/.*) //' /proc/$1/stat 2>/dev/null | cut -d ' ' -f 20";
  const script = [
    "#!/bin/sh",
    mark,
    `started_at() { ${startedAt}; }`,
    `[ "$(started_at ${process.pid})" = "${readStartTime()}" ] && exit 101`,
    'rm -f "$0"',
    "exit 0",
    "",
  ];
  const allow = () => rmSync(file, { force: true });
  process.once("exit", allow);
  writeFileSync(file, script.join("\n"), { mode: 0o755 });

  return allow;
}

/** When this process was started, in the clock ticks of /proc. */
function readStartTime() {
  return readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")[19];
}

async function apt(args) {
  return run("apt-get", args, { env: { DEBIAN_FRONTEND: "noninteractive" }, output: "ignore" });
}
