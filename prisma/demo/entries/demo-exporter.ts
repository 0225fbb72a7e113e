import { requireSettings } from "@/server/runtime/require-settings";

requireSettings({ alsoRequired: ["EXPORTER_PORT"], checkedHere: ["DATA_DIR"] });
await import("@/prisma/demo/exporter");
