/**
 * Which backslashes of a line are text as it was typed, by their position, with the number of characters from there on
 * that are; the rest are escapes. A backslash is an escape before a character that would mean something there (`\*`,
 * `\[`, `\#` at the start of a line), unless it belongs to a path (`C:\Program Files\*`, `\\host\c$\_temp_`), an
 * account (`CAMPUS\_backup`), a regular expression or a formula: then it is better to show one too many than to lose one.
 */
export function typedBackslashes(line: string): Map<number, number> {
  const typed = new Map<number, number>();
  // A path may have spaces in it. It ends where a sentence does, or where a word begins with an escape.
  let isInPath = false;
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    const runs = Array.from(word.matchAll(/\\+/g), (run) => ({ at: index + run.index, length: run[0].length }));
    if (isTyped(word, line, runs)) {
      isInPath = true;
    } else if (/^["'(*_]*\\/.test(word)) {
      isInPath = false;
    }
    for (const { at, length } of runs) {
      if (isInPath) {
        // With the marks behind it: what is left of `\__pycache__` must not be emphasis.
        typed.set(at, length + lengthOfMarks(line, at + length));
      }
    }
    isInPath &&= !/[.,;:!?]$/.test(word);
  }

  return typed;
}

type Run = { at: number; length: number };

/** Whether the backslashes of a word cannot all be escapes. */
function isTyped(word: string, line: string, runs: readonly Run[]): boolean {
  if (runs.length === 0) {
    return false;
  }

  return (
    runs.some(({ at, length }) => length > 1 || !isMeant(line, at)) ||
    pathBeginnings.some((pattern) => pattern.test(word)) ||
    (/^\\[[\]]$/.test(word) && /\\[a-z]/i.test(line))
  );
}

const pathBeginnings = [
  // C:\*
  /(?:^|[^\p{L}])[a-z]:\\/iu,
  // .\* and ~\*
  /^["'(]*(?:\.{1,2}|~)\\/,
  // c$\*, %TEMP%\* and $HOME\*
  /[a-z]\$\\|%\w+%\\|\$(?:\w+:)?[a-z_]\w*\\/i,
  // CAMPUS\_backup
  /^["'(]*[A-Z][A-Z\d.-]+\\/,
];

/** Whether the character after the backslash at `at` would mean something if the backslash were not there. */
function isMeant(line: string, at: number): boolean {
  const after = line.slice(at + 1);
  const before = line.slice(0, at);
  const last = before.slice(-1);
  switch (after.charAt(0)) {
    case "*":
    case "_":
    case "[":
    case "]":
    case "`":
    case "|":
      return true;
    case "<":
      return !/\w/.test(last);
    case "~":
      return last === "~" || after.charAt(1) === "~";
    case "!":
      return /^!\\?\[/.test(after);
    case "(":
      return last === "]" || isInAddress(before);
    case ")":
      return /^\s*\d+$/.test(before) || isInAddress(before);
    case ".":
      return /^\s*\d+$/.test(before);
    case "&":
      return /^&#?\w+;/.test(after);
    case "#":
      return isStart(before) && /^#{1,6}(?:\s|$)/.test(after);
    case "+":
    case "-":
    case "=":
    case ">":
      return isStart(before);
    default:
      return false;
  }
}

/** Within `[words](address`. */
function isInAddress(before: string): boolean {
  const begun = before.lastIndexOf("](");

  return begun !== -1 && !/[\s)]/.test(before.slice(begun));
}

/** Only quotes and list markers are before it. */
function isStart(before: string): boolean {
  return /^(?:\s|>|[-+*](?=\s))*$/.test(before);
}

function lengthOfMarks(line: string, from: number): number {
  return /^(?:\*+|_+|~+|[^\w\s])?/.exec(line.slice(from))?.[0].length ?? 0;
}
