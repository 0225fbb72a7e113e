import type { Filled } from "./filling";
import { StartError } from "./start-error";

/**
 * Does what a start does in the database, in a process that then ends, and says how it went to the one that waits beside
 * it and stays small.
 */
export async function reportFilling(fill: (now: Date) => Promise<{ invitation: string | null }>): Promise<void> {
  process.on("disconnect", () => process.exit(1));
  const filled = await outcomeOf(fill);
  process.send?.(filled, () => process.exit(0));
}

async function outcomeOf(fill: (now: Date) => Promise<{ invitation: string | null }>): Promise<Filled> {
  try {
    return await fill(new Date());
  } catch (error) {
    if (error instanceof StartError) {
      return { refusal: error.message };
    }
    throw error;
  }
}
