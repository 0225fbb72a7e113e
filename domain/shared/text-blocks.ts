/** Lines that belong together: code as it was typed, with its fences, or text. */
export type TextBlock = { isCode: boolean; text: string };

/** Separates the code of a Markdown text from the rest, as its parser does; where in doubt it is text. */
export function splitCode(source: string): TextBlock[] {
  const lines = source.split("\n");
  const blocks: { isCode: boolean; lines: string[] }[] = [];
  let isInList = false;
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const isAfterBlank = isBlank(lines[at - 1] ?? "") || blocks.at(-1)?.isCode === true;
    isInList = listMarker.test(line) || (isInList && !(isAfterBlank && /^\S/.test(line)));

    const end = endOfFence(lines, at, isInList) ?? (isAfterBlank && !isInList ? endOfIndented(lines, at) : at);
    const isCode = end > at;
    const taken = lines.slice(at, isCode ? end : at + 1);
    const last = blocks.at(-1);
    if (last && !isCode && !last.isCode) {
      last.lines.push(...taken);
    } else {
      blocks.push({ isCode, lines: taken });
    }
    at += taken.length;
  }

  return blocks.map((block) => ({ isCode: block.isCode, text: block.lines.join("\n") }));
}

const listMarker = /^ {0,3}(?:(?:[-+*]|\d{1,9}[.)])(?:\s|$)|\[\^)/;

/** The line after the fence that closes; without one, the code goes on to the end of the text, or of its list item. */
function endOfFence(lines: readonly string[], at: number, isInList: boolean): number | null {
  const open = /^( *)(`{3,}(?!.*`)|~{3,})/.exec(lines[at] ?? "");
  const [, indent = "", fence = ""] = open ?? [];
  if (!open || indent.length > (isInList ? 6 : 3)) {
    return null;
  }
  const close = new RegExp(`^ {0,${indent.length + 3}}${fence.charAt(0)}{${fence.length},}\\s*$`);
  for (let index = at + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (close.test(line)) {
      return index + 1;
    }
    if (isInList && !isBlank(line) && !line.startsWith(indent)) {
      return index;
    }
  }

  return lines.length;
}

/** The line after code that four spaces or a tab make code; `at` where there is none. It begins with no blank line. */
function endOfIndented(lines: readonly string[], at: number): number {
  if (isBlank(lines[at] ?? "")) {
    return at;
  }
  let end = at;
  for (let index = at; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (!isBlank(line) && !/^(?: {4}|\t)/.test(line)) {
      break;
    }
    end = isBlank(line) ? end : index + 1;
  }

  return end;
}

function isBlank(line: string): boolean {
  return line.trim() === "";
}
