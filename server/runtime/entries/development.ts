import { requireSettings } from "@/server/runtime/require-settings";

requireSettings({ checkedHere: ["DATA_DIR"] });
await import("@/server/runtime/development");
