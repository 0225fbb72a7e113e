#!/usr/bin/env node
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./setup/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { refuse, requireNode } from "./setup/refuse.mjs";
import { root } from "./setup/root.mjs";
import { readSettings } from "./setup/settings.mjs";

requireNode();
const [command, email, ...rest] = process.argv.slice(2);
if (command !== "reset" || !email?.includes("@") || rest.length > 0) {
  refuse("Name the account whose password is to be reset: npm run admin -- reset you@example.edu");
}

// Of the site that npm start runs from here; DATA_DIR or DATABASE_URL name another.
const settings = readSettings({ isDemo: false, isDevelopment: false, defaultDataDir: ".data" });
await installDependencies();
await build();
process.chdir(root);
Object.assign(process.env, settings, { NODE_ENV: "production" });
const { runAdmin } = await import(pathToFileURL(path.join(root, "dist/admin.js")).href);
process.exit(await runAdmin(email));
