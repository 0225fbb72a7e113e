import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { StartError } from "./start-error";

const doneSchema = z.object({ invitation: z.string().nullable() });
const filledSchema = z.union([doneSchema, z.object({ refusal: z.string() })]);

/** The token of the link for the first admin, null where there is one; or why nothing was done. */
export type Filled = z.infer<typeof filledSchema>;
type Done = z.infer<typeof doneSchema>;

/**
 * Lets another process do what a start does in the database, to its end or until `signal`.
 * @throws StartError the database holds something else, or the process failed and has said how
 */
export async function fillDatabase(file: string, signal: AbortSignal): Promise<Done> {
  const child = fork(file, { detached: true, stdio: ["ignore", "inherit", "inherit", "ipc"], signal });
  const messages: unknown[] = [];
  child.on("message", (message) => messages.push(message));
  await once(child, "exit");
  const filled = filledSchema.safeParse(messages[0]);
  if (!filled.success) {
    throw new StartError(
      "The database could not be filled. What went wrong is written above; the next start goes on with it.",
    );
  }
  if ("refusal" in filled.data) {
    throw new StartError(filled.data.refusal);
  }

  return filled.data;
}
