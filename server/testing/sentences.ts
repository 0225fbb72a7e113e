import { expect } from "vitest";

/** What a refusal says: something that begins and ends as a sentence does. */
export const aSentence: unknown = expect.stringMatching(/^\p{Lu}.*\.$/u);

export function aSentenceWith(words: string): unknown {
  return expect.stringContaining(words);
}
