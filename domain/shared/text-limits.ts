import { limits } from "./input";
import { splitCode } from "./text-blocks";

/**
 * What of a text is more than can be formatted, as words for a sentence; null where all of it can. Beyond a limit the
 * parser would take long, or overflow its stack. Each limit was measured on its worst text: below it, rendering takes
 * at most some 60 ms of one core; real updates stay far from all of them. Code costs nothing.
 */
export function findTextLimit(source: string): string | null {
  if (source.length > limits.body) {
    return `more than ${limits.body.toLocaleString("en")} characters`;
  }
  const text = textOutsideCode(source);
  const exceeded = costs.find(({ pattern, most }) => count(text, pattern) > most);
  if (exceeded) {
    return exceeded.words;
  }
  if (text.split("\n").some(isDeep)) {
    return `quotes or lists nested more than ${maxLevels} levels deep`;
  }

  return cellCount(text) > maxCells ? "a table that is too large" : null;
}

/** What an author reads before a text is posted that is not formatted in full. @param limit of `findTextLimit` */
export function textLimitSentence(limit: string): string {
  return `Not all of this text can be formatted: it has ${limit}. What cannot be is published as you typed it. Put logs and output between two lines of \`\`\`, or shorten the text.`;
}

function textOutsideCode(source: string): string {
  return splitCode(source)
    .map(({ isCode, text }) => (isCode ? "" : text))
    .join("\n");
}

const costs: readonly { pattern: RegExp; most: number; words: string }[] = [
  // Lines: every list item and table row shifts the events of all that follow.
  { pattern: /\n|\r/g, most: 400, words: "more than 400 lines outside of code" },
  // Emphasis: each closing run looks back over all opening ones.
  { pattern: /[*_~]/g, most: 800, words: "more than 800 of the signs * _ ~" },
  // Links in links: each closing bracket looks back too, and each level is parsed again.
  { pattern: /\[/g, most: 150, words: "more than 150 opening brackets" },
  // Bare addresses: each is looked for, and cut back, from its own start to the end of the line.
  { pattern: /www\.|:\/\/|@/gi, most: 120, words: "more than 120 addresses" },
  { pattern: /[&\\]/g, most: 500, words: "more than 500 of the signs & and \\" },
];

/** Quotes and lists within each other; every level is a round of recursion for every character in it. */
function isDeep(line: string): boolean {
  return count(/^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*/.exec(line)?.[0] ?? "", /[>+*.)-]/g) > maxLevels;
}

const maxLevels = 10;

/** As many as there could be: a table gives every row as many cells as its head has, down to the next empty line. */
function cellCount(text: string): number {
  return text
    .split(/\n[ \t]*\n/)
    .map((block) => block.split("\n"))
    .map((lines) => lines.length * Math.max(...lines.map((line) => count(line, /\|/g))))
    .reduce((sum, cells) => sum + cells, 0);
}

const maxCells = 3_000;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
