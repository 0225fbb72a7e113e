import { z } from "zod";
import { tidyLine } from "@/domain/shared/input";
import { foldWords } from "./search-text";
import type { Synonym } from "./synonyms";

export const maxSynonymText = 20_000;
const maxLines = 200;
const maxPhrases = 80;
const longestPhrase = 60;

/** The whole list as text, a line each: "eduroam, wlan = wifi". */
export const changeSynonymsInput = z.object({
  list: z
    .string({ error: "The list is missing. Type it in." })
    .max(maxSynonymText, `The list is too long. Use at most ${maxSynonymText.toLocaleString("en-US")} characters.`)
    .transform((text) => text.split("\n").map(tidyLine))
    .superRefine((lines, context) => {
      const problem = problemOf(lines);
      if (problem) {
        context.addIssue({ code: "custom", message: problem });
      }
    })
    .transform((lines): Synonym[] => lines.filter((line) => line !== "").map(readLine)),
});
export type ChangeSynonyms = z.output<typeof changeSynonymsInput>;

/** As it is typed. */
export function writeSynonyms(synonyms: readonly Synonym[]): string {
  return synonyms.map(({ typed, meaning }) => `${typed.join(", ")} = ${meaning.join(", ")}`).join("\n");
}

/** What is wrong with the first line that cannot be read, as a sentence. */
function problemOf(lines: readonly string[]): string | null {
  if (lines.filter((line) => line !== "").length > maxLines) {
    return `There are too many lines. Use at most ${maxLines}.`;
  }
  for (const [index, line] of lines.entries()) {
    const problem = line === "" ? null : problemOfLine(line);
    if (problem) {
      return `Line ${index + 1} ${problem}`;
    }
  }

  return null;
}

function problemOfLine(line: string): string | null {
  const { typed, meaning } = readLine(line);
  const phrases = [...typed, ...meaning];
  if (line.split("=").length !== 2 || typed.length === 0 || meaning.length === 0) {
    return "is not readable. Write what people type, one =, and what it is called here: eduroam, wlan = wifi";
  }
  if (phrases.length > maxPhrases) {
    return `has too many words. Use at most ${maxPhrases}.`;
  }
  const long = phrases.find((phrase) => phrase.length > longestPhrase);

  return long === undefined
    ? null
    : `has a phrase that is too long: “${long.slice(0, 20)}…”. Put commas between words.`;
}

function readLine(line: string): Synonym {
  const [typed = "", meaning = ""] = line.split("=");

  return { typed: phrasesOf(typed), meaning: phrasesOf(meaning) };
}

/** Of phrases that search reads as the same, the first. */
function phrasesOf(text: string): string[] {
  const phrases = text
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => foldWords(phrase) !== "");

  return [...new Map(phrases.toReversed().map((phrase) => [foldWords(phrase), phrase])).values()].toReversed();
}
