import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const common = {
  alias: { "@": root },
  exclude: ["**/node_modules/**", ".next/**", "dist/**", ".data/**", "e2e/**"],
  // Only what hangs takes that long: that a machine is slow is no fault of a test.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

const rooms = ["app", "components", "domain", "prisma", "server"];
const dbTests = rooms.flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".db.test.ts"))
    .map((file) => path.join(room, file)),
);
/** What sets variables of the environment, or replaces a module, has a process of its own: others would find it so. */
const changesProcess = (file: string) => /process\.env|vi\.mock/.test(readFileSync(path.join(root, file), "utf8"));

const db = {
  ...common,
  globalSetup: "server/testing/database/template-database.ts",
  setupFiles: "server/testing/database/own-database.ts",
  pool: "forks",
  // More than the two cores: many of these tests wait for a server that hangs, and that costs no core.
  maxWorkers: 4,
  // Where both are chosen, after the others: Vitest wants it said because of their different numbers of workers.
  sequence: { groupOrder: 1 },
} as const;

// `unit` needs nothing. `db` and `db-alone` start a PostgreSQL for the run, or take the server that TEST_DATABASE_URL
// names; it is not touched where only unit tests are chosen.
export default defineConfig({
  root,
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    reporters: process.env.TEST_SUMMARY
      ? ["default", ["./bin/reporters/vitest-summary.ts", { file: process.env.TEST_SUMMARY }]]
      : ["default"],
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...common.exclude, "**/*.db.test.ts"],
          // Rules and components keep nothing between two files: one module graph for each worker halves the time.
          pool: "forks",
          isolate: false,
        },
      },
      {
        extends: true,
        test: { ...db, name: "db", include: dbTests.filter((file) => !changesProcess(file)), isolate: false },
      },
      {
        extends: true,
        test: { ...db, name: "db-alone", include: dbTests.filter(changesProcess) },
      },
    ],
  },
});
