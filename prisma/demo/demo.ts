import type { Demo } from "@/server/runtime/start";
import { demoUsers } from "./demo-users";
import type { Story } from "./load-story";

/** What starts beside a site that has a story, and who signs in there. */
export function demoOf(story: Story): Demo {
  return {
    environment: { STORY: story, QUIET_DAY: story === "quiet_day" ? "1" : "" },
    fillFile: "demo-fill.js",
    exporterFile: "demo-exporter.js",
    users: Object.values(demoUsers),
  };
}
