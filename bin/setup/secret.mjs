import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A secret that is made once and kept in the data folder, readable by its owner alone. */
export function keepSecret(dataDir, name, bytes) {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(bytes).toString("hex")}\n`, { mode: 0o600 });
  }
  chmodSync(file, 0o600);

  return readFileSync(file, "utf8").trim();
}
