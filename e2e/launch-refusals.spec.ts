import { once } from "node:events";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { expect, test, type Installation } from "./support/installation";

/** The sentences that a start ends with. */
async function refusal(installation: Installation, env: Record<string, string> = {}): Promise<string> {
  const run = installation.start(env);
  expect(await run.end()).toBe(1);
  expect(run.output, "no stack").not.toMatch(/^\s+at /m);

  return run.output;
}

test("everything that is wrong with the settings is said at once", async ({ installation }) => {
  const said = await refusal(installation, { PORT: "0", ORIGIN: "example.edu", AUTH_SECRET: "short", HOST: "a b" });

  expect(said).toContain("PORT must be a number from 1 to 65535, and is “0”.");
  expect(said).toContain("ORIGIN must be the public address without a path");
  expect(said).toContain("AUTH_SECRET must have at least 32 characters.");
  expect(said).toContain("HOST must be an address of this machine");
});

test("a port in use", async ({ installation }) => {
  const other = createServer().listen(installation.port, "127.0.0.1");
  await once(other, "listening");

  const said = await refusal(installation);
  other.close();

  expect(said).toContain(`Port ${installation.port} of 127.0.0.1 is in use.`);
});

test("an address that is not of this machine", async ({ installation }) => {
  expect(await refusal(installation, { HOST: "192.0.2.1" })).toContain("192.0.2.1 is not.");
});

test("a database out of reach, with nothing published to serve instead", async ({ installation }) => {
  const said = await refusal(installation, { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });

  expect(said).toContain("The database none at 127.0.0.1:1 is out of reach");
  expect(said).toContain("Start it, or correct DATABASE_URL.");
});

test("a data folder of another PostgreSQL version", async ({ installation }) => {
  const run = installation.start();
  await run.says("Ctrl-C stops everything");
  run.process.kill("SIGTERM");
  await run.end();
  writeFileSync(path.join(installation.dataDir, "postgres/cluster/PG_VERSION"), "9\n");

  expect(await refusal(installation)).toContain("was made by PostgreSQL 9, and this is PostgreSQL");
});

test("a data folder that another Allclear runs with", async ({ installation }) => {
  await installation.start().says("Ctrl-C stops everything");

  expect(await refusal(installation, { PORT: "3999" })).toContain("Another Allclear runs with the data folder");
  await installation.answers();
});

test("secrets are for their owner alone", async ({ installation }) => {
  await installation.start().says("?token=");
  const secrets = readdirSync(installation.dataDir).filter((name) => name.endsWith("secret"));

  expect(secrets).toEqual(["auth-secret"]);
  secrets.forEach((name) => expect(statSync(path.join(installation.dataDir, name)).mode & 0o777).toBe(0o600));
});
