import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forbidServices } from "./debian.mjs";

const isLinux = existsSync("/proc/self/stat") && existsSync("/bin/sh");
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "policy-"));
  file = path.join(folder, "policy-rc.d");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A process that forbids services by `file` and lives on. */
async function startForbidding() {
  const code = `const { forbidServices } = await import("./bin/setup/debian.mjs");
    forbidServices(process.argv[1]); console.log("done"); setInterval(() => undefined, 1000);
    process.on("SIGTERM", () => process.exit());`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code, file], { stdio: "pipe" });
  await once(child.stdout, "data");

  return {
    end: async (signal: NodeJS.Signals) => {
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}

const ask = () => spawnSync(file).status;

test.runIf(isLinux)("services are denied while the process lives, and not when it was killed", async () => {
  const process = await startForbidding();
  expect(ask()).toBe(101);

  await process.end("SIGKILL");
  expect(ask()).toBe(0);
  expect(existsSync(file)).toBe(false);
});

test.runIf(isLinux)("what a killed one left is taken over", async () => {
  await (await startForbidding()).end("SIGKILL");
  const process = await startForbidding();
  expect(ask()).toBe(101);

  await process.end("SIGTERM");
  expect(existsSync(file)).toBe(false);
});

test("the policy of somebody else stays", () => {
  writeFileSync(file, "#!/bin/sh\nexit 104\n", { mode: 0o755 });
  forbidServices(file)();

  expect(readFileSync(file, "utf8")).toBe("#!/bin/sh\nexit 104\n");
});
