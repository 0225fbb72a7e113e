import { requireSettings } from "@/server/runtime/require-settings";

requireSettings({ alsoRequired: ["STORY", "DEMO_PASSWORD", "EXPORTER_PORT"], checkedHere: ["DATA_DIR"] });
await import("@/prisma/demo/fill");
