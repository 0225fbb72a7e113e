import { z } from "zod";
import { incidentCode, limits, removableParagraphs } from "@/domain/shared/input";

/** An empty script is made from what is known. `basedOn` is the script that its writer has seen, empty if there was none. */
export const writeScriptInput = z.object({
  incident: incidentCode(),
  script: removableParagraphs("The script", limits.script).transform((value) => value ?? null),
  basedOn: removableParagraphs("The script before", limits.script).transform((value) => value ?? null),
});
export type WriteScript = z.output<typeof writeScriptInput>;
