import { codePath } from "@/domain/shared/codes";
import { env } from "./env";

/** Where the public reads what has this code: an incident's page, or an update's place on it. */
export function codeUrl(code: string): string {
  return env().ORIGIN + codePath(code);
}
