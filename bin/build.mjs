#!/usr/bin/env node
import { build } from "./setup/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { requireNode } from "./setup/refuse.mjs";

requireNode();
await installDependencies();
await build();
