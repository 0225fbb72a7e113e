import { existsSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, say } from "./step.mjs";

const policy = "/usr/sbin/policy-rc.d";
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

/** Debian asks a program whether a service may be started when it is installed: 101 is no. */
function forbidServices() {
  if (existsSync(policy)) {
    return () => undefined;
  }
  const allow = () => rmSync(policy, { force: true });
  // However we end, this machine starts its services again afterwards.
  process.once("exit", allow);
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });

  return allow;
}

async function apt(args) {
  return run("apt-get", args, { env: { DEBIAN_FRONTEND: "noninteractive" }, output: "ignore" });
}
