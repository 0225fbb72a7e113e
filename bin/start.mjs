#!/usr/bin/env node
import { launch } from "./setup/launch.mjs";

await launch({ isDemo: false, options: [] });
