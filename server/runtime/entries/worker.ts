import { requireSettings } from "@/server/runtime/require-settings";

requireSettings({ checkedHere: ["DKIM_KEY_FILE"] });
await import("@/server/runtime/worker");
