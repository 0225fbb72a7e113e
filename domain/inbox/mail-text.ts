import { withoutSignature } from "./mail-signature";
import { isForwardHead, isQuote, quoteHeadAt } from "./quoted-mail";

/**
 * What a person wrote into a mail, without what their program put around it: the signature, and in a reply what it
 * answers. What would leave nothing is left as it was.
 */
export function trimMail(text: string, isReply: boolean): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks = isReply ? withoutQuotes(lines) : [lines];
  const written = blocks.flat();

  return [blocks.flatMap(withoutSignature), written, lines].map(join).find((trimmed) => trimmed !== "") ?? "";
}

/** The subject as somebody meant it: without the marks of replies, and without the code that it is filed under. */
export function trimSubject(subject: string, code: string | null): string {
  const bare = withoutMarks(subject.replace(/\s+/g, " ").trim());
  const isFiled = code !== null && bare.toUpperCase().startsWith(`[${code}]`);

  return isFiled ? withoutMarks(bare.slice(code.length + 2).trim()) : bare;
}

/** "[MAIL-7]" as "MAIL-7", wherever it is in a subject; codes without brackets after those with. */
export function codesInSubject(subject: string): string[] {
  const bracketed = [...subject.matchAll(/\[\s*([A-Za-z]{2,8}-\d{1,6})\s*\]/g)];
  const bare = [...subject.matchAll(/(?<![\w-])([A-Za-z]{2,8}-\d{1,6})(?![\w-])/g)];
  const codes = [...bracketed, ...bare].map(([, code = ""]) => code.toUpperCase());

  return [...new Set(codes)].slice(0, maxCodes);
}

const maxCodes = 5;

/** Whether its subject says that it answers something, in the words of the usual programs. */
export function saysReply(subject: string): boolean {
  return replyMark.test(subject.trim());
}

/** Whether its subject says that it passes another mail on. */
export function saysForward(subject: string): boolean {
  return forwardMark.test(subject.trim());
}

// English, German, Nordic, Italian, Dutch, Spanish, Polish, Chinese; with the counts of some programs: "Re[2]:".
const replyMark = /^(?:re|aw|antw|sv|vs|rif|ref|res|odp|回复|回覆|答复|返信)(?:\[\d{1,3}\])?\s?[:：]/i;
const forwardMark = /^(?:fwd?|wg|tr|vb|rv|i|enc|doorst|pd|转发|轉寄|転送)(?:\[\d{1,3}\])?\s?[:：]/i;
const anyMark = new RegExp(`(?:${replyMark.source}|${forwardMark.source})\\s*`, "i");

function withoutMarks(subject: string): string {
  let bare = subject;
  while (anyMark.test(bare)) {
    bare = bare.replace(anyMark, "");
  }

  return bare;
}

/**
 * What the writer put between, above or below what is quoted, in its order. A line that begins with ">" is a quote where
 * a program announced it, where the mail begins or ends with such lines; elsewhere somebody shows what they see.
 */
function withoutQuotes(lines: readonly string[]): (readonly string[])[] {
  const blocks: string[][] = [[]];
  let isQuoting = isQuote(lines.find((line) => line.trim() !== "") ?? "");
  for (let index = 0; index < lines.length; index += 1) {
    if (isForwardHead(lines[index] ?? "")) {
      return [...blocks, lines.slice(index)];
    }
    const head = quoteHeadAt(lines, index);
    if (head?.isToTheEnd) {
      return blocks;
    }
    if (head) {
      isQuoting = true;
      blocks.push([]);
      index += head.lineCount - 1;
      continue;
    }
    const end = quoteEnd(lines, index);
    const quoted = lines.slice(index, end);
    if (end === index) {
      blocks.at(-1)?.push(lines[index] ?? "");
    } else if (isShownByWriter(lines, index) || !(isQuoting || isRest(lines, end))) {
      blocks.at(-1)?.push(...quoted);
    } else {
      blocks.push([]);
    }
    index = Math.max(index, end - 1);
  }

  return blocks;
}

/** Where the quoted lines that begin here end, empty ones between them included. */
function quoteEnd(lines: readonly string[], start: number): number {
  let end = start;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (isQuote(line)) {
      end = index + 1;
    } else if (end === start || line.trim() !== "") {
      return end;
    }
  }

  return end;
}

/** "It shows this:" right above. */
function isShownByWriter(lines: readonly string[], index: number): boolean {
  const above = lines[index - 1] ?? "";

  return (
    /[:：]\s*$/.test(above) && !isQuote(above) && quoteHeadAt(lines, index - 1) === null && !isFoldedHead(lines, index)
  );
}

function isFoldedHead(lines: readonly string[], index: number): boolean {
  return [2, 3, 4].some((count) => (quoteHeadAt(lines, index - count)?.lineCount ?? 0) === count);
}

function isRest(lines: readonly string[], index: number): boolean {
  return lines.slice(index).every((line) => line.trim() === "");
}

function join(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
