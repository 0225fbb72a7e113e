import { once } from "node:events";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { expect, test } from "@playwright/test";

// Right but for what a test changes. Nothing is asked at these addresses: a wrong setting ends a process before that.
const settings = {
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  DATA_DIR: tmpdir(),
  HOST: "127.0.0.1",
  PORT: "3999",
  ORIGIN: "http://localhost:3999",
  AUTH_SECRET: "only for these processes of the tests",
  EXPORTER_PORT: "3998",
};

const wrong: [string, string, string][] = [
  ["TRUSTED_PROXIES", "10.0.0.0/99", "TRUSTED_PROXIES must be addresses or ranges"],
  ["PORT", "0", "PORT must be a number from 1 to 65535, and is “0”."],
  ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of"],
  ["DATABASE_URL", "", "DATABASE_URL is not set."],
];

for (const name of ["web", "worker", "fill", "demo-exporter"]) {
  test(`dist/${name}.js ends with a sentence where a setting is wrong`, async () => {
    for (const [variable, value, sentence] of wrong) {
      const { code, said } = await run(name, { ...settings, [variable]: value });

      expect(said).toContain(sentence);
      expect(said, "no stack").not.toMatch(/^\s+at /m);
      expect(code).toBe(1);
    }
  });
}

for (const name of ["web", "fill", "demo-exporter"]) {
  test(`dist/${name}.js ends with a sentence where the data folder cannot be one`, async () => {
    const { code, said } = await run(name, { ...settings, DATA_DIR: "/dev/null/data" });

    expect(said).toContain("DATA_DIR must be a folder, and /dev/null/data is not.");
    expect(code).toBe(1);
  });
}

/** Runs a process to its end, with these settings and no others. */
async function run(name: string, env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [`dist/${name}.js`], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", ...env },
    timeout: 120_000,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  await once(child, "close");

  return { code: child.exitCode, said };
}
