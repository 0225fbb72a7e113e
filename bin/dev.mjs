#!/usr/bin/env node
import { launch } from "./setup/launch.mjs";

await launch({ isDemo: true, isDevelopment: true, options: [] });
