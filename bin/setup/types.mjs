import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";
import { step } from "./step.mjs";

const folder = path.join(root, "server/infra/generated");

/**
 * Generates the database client from its schema, unless this version of Prisma has done that. `prisma generate` insists on an engine that it
 * does not need and may not be able to download; any program in its place will do.
 */
export async function generateDatabaseClient() {
  const stampFile = path.join(folder, "schema.sha256");
  const sources = ["prisma/schema.prisma", "node_modules/prisma/package.json"];
  const stamp = sources
    .reduce((hash, file) => hash.update(readFileSync(path.join(root, file))), createHash("sha256"))
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) {
    return;
  }
  const prisma = path.join(root, "node_modules/prisma/build/index.js");
  await step("Generating the database client", process.execPath, [prisma, "generate"], {
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  writeFileSync(stampFile, stamp);
}
