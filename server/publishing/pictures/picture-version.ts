import { createHash } from "node:crypto";
import type { Picture } from "@/domain/publishing/picture";

/** Changes with what a picture says, and not with the time as of which it says it. */
export function pictureVersion(picture: Picture): string {
  return createHash("sha256").update(JSON.stringify(picture)).digest("hex").slice(0, 8);
}
