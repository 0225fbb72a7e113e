/** From this length on, a word may be misspelled; shorter ones are too near to each other. */
const shortestTypo = 4;

/** How far a word may be from what was meant: one slip, or two where it is long. */
export function maxSlips(word: string): number {
  return word.length < shortestTypo || /\d/.test(word) ? 0 : word.length < 7 ? 1 : 2;
}

/**
 * The words, of those that exist, which may have been meant by one: the nearest first, and of those the ones that begin
 * alike.
 */
export function closestWords(typed: string, existing: readonly string[], most: number): string[] {
  return existing
    .map((word) => ({ word, slips: slipsBetween(typed, word) }))
    .filter(({ word, slips }) => slips > 0 && slips <= maxSlips(typed) && !word.startsWith(typed))
    .sort(
      (one, other) =>
        one.slips - other.slips ||
        Number(other.word[0] === typed[0]) - Number(one.word[0] === typed[0]) ||
        one.word.localeCompare(other.word, "en"),
    )
    .slice(0, most)
    .map(({ word }) => word);
}

/** Every spelling that is one slip away from a short word: letters swapped, left out, put in or mistaken. */
export function oneSlipAway(word: string): string[] {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const spellings = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    spellings.add(before + after.slice(1));
    spellings.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
    for (const letter of letters) {
      spellings.add(before + letter + after);
      spellings.add(before + letter + after.slice(1));
    }
  }
  spellings.delete(word);

  return [...spellings];
}

/** Letters that are swapped with their neighbour, left out, put in or mistaken (Damerau and Levenshtein). */
function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }

  return last[other.length] ?? 0;
}
