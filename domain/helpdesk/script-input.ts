import { z } from "zod";
import { basedOnInput, type FieldWords } from "@/domain/shared/changed-since";
import { incidentCode, limits, removableParagraphs } from "@/domain/shared/input";

/** An empty script is made from what is known. `basedOn`: the script that its writer has seen. */
export const writeScriptInput = z.object({
  incident: incidentCode(),
  script: removableParagraphs("The script", limits.script).transform((value) => value ?? null),
  basedOn: basedOnInput,
});
export type WriteScript = z.output<typeof writeScriptInput>;

export const scriptFieldWords: FieldWords = { script: { label: "What is read out" } };
