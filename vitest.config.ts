import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const common = { alias: { "@": root }, exclude: ["**/node_modules/**", ".next/**", "dist/**", ".data/**", "e2e/**"] };

// `unit` needs nothing. `db` starts a PostgreSQL for the run, or takes the server that TEST_DATABASE_URL names; it is not
// touched where only unit tests are chosen.
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
        test: {
          ...common,
          name: "db",
          include: ["**/*.db.test.ts"],
          globalSetup: "server/testing/database/template-database.ts",
          setupFiles: "server/testing/database/own-database.ts",
          pool: "forks",
          // More than the two cores: many of these tests wait for a server that hangs, and that costs no core.
          maxWorkers: 4,
          // Where both are chosen, after the others: Vitest wants it said because of their different numbers of workers.
          sequence: { groupOrder: 1 },
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
