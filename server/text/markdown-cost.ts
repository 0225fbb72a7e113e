import { limits } from "@/domain/shared/input";

/**
 * Whether the parser would take long over a text, or overflow its stack. Each limit was measured on its worst text:
 * below it, rendering takes at most some 60 ms of one core; real updates stay far from all of them.
 */
export function isCostly(source: string): boolean {
  return (
    source.length > limits.body ||
    costs.some(({ pattern, most }) => count(source, pattern) > most) ||
    source.split("\n").some(isDeep) ||
    cellCount(source) > maxCells
  );
}

const costs: readonly { pattern: RegExp; most: number }[] = [
  // Lines: every list item and table row shifts the events of all that follow.
  { pattern: /\n|\r/g, most: 400 },
  // Emphasis: each closing run looks back over all opening ones.
  { pattern: /[*_~]/g, most: 800 },
  // Links in links: each closing bracket looks back too, and each level is parsed again.
  { pattern: /\[/g, most: 150 },
  // Bare addresses: each is looked for, and cut back, from its own start to the end of the line.
  { pattern: /www\.|:\/\/|@/gi, most: 120 },
  { pattern: /[&\\]/g, most: 500 },
];

/** Quotes and lists within each other; every level is a round of recursion for every character in it. */
function isDeep(line: string): boolean {
  return count(/^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*/.exec(line)?.[0] ?? "", /[>+*.)-]/g) > maxLevels;
}

const maxLevels = 10;

/** As many as there could be: a table gives every row as many cells as its head has, down to the next empty line. */
function cellCount(source: string): number {
  const lines = source.split("\n");

  return lines.length * Math.max(...lines.map((line) => count(line, /\|/g)));
}

const maxCells = 3_000;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
