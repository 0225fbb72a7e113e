/**
 * What a person wrote into a mail, without what their program put around it: the signature, and in a reply what it
 * answers. What would leave nothing is left as it was.
 */
export function trimMail(text: string, isReply: boolean): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const written = isReply ? withoutQuotes(beforeQuotedMail(lines)) : lines;

  return [beforeSignature(written), written, lines].map(join).find((trimmed) => trimmed !== "") ?? "";
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

// English, German, Nordic, Italian, Dutch, Spanish; with the counts of some programs: "Re[2]:".
const replyMark = /^(?:re|aw|antw|sv|vs|rif|ref|res)(?:\[\d{1,3}\])?\s?:/i;
const anyMark = /^(?:re|aw|antw|sv|vs|rif|ref|res|fwd?|wg|tr|vb|rv|i)(?:\[\d{1,3}\])?\s?:\s*/i;

function withoutMarks(subject: string): string {
  let bare = subject;
  while (anyMark.test(bare)) {
    bare = bare.replace(anyMark, "");
  }

  return bare;
}

/** Cuts where a program begins to show the mail that is answered. */
function beforeQuotedMail(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line, index) => isQuoteHead(line) || isAttribution(lines, index));

  return start === -1 ? lines : lines.slice(0, start);
}

function isQuoteHead(line: string): boolean {
  return /^\s*(?:-{2,}\s*(?:original|forwarded|ursprüngliche|weitergeleitete).{0,40}-{2,}|_{10,})\s*$/i.test(line);
}

/**
 * "On Tuesday, Sam wrote:" in any language: a line that ends with a colon, or two that do so together, above quoted
 * lines. Outlook's block of names has no quotes: "From: … Sent: …".
 */
function isAttribution(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  const after = lines.slice(index + 1, index + 4).filter((next) => next.trim() !== "");
  if (/^\s*\*?(?:from|von|de|da|van)\s?:\*?\s/i.test(line)) {
    return after.some((next) => /^\s*\*?(?:sent|gesendet|date|datum|envoyé|inviato|verzonden)\s?:/i.test(next));
  }
  if (/^\s*on\s.{1,400}\swrote:\s*$/i.test(line)) {
    return true;
  }
  const isQuotedBelow = isQuote(after[0] ?? "");
  const isSplit = /^\s*on\s/i.test(line) && /\bwrote:\s*$/i.test(after[0] ?? "");

  return isSplit || (isQuotedBelow && !isQuote(line) && line.length < 400 && line.trimEnd().endsWith(":"));
}

function withoutQuotes(lines: readonly string[]): string[] {
  return lines.filter((line) => !isQuote(line));
}

function isQuote(line: string): boolean {
  return line.startsWith(">");
}

/** RFC 3676, 4.3: two dashes and a space; some programs lose the space. */
function beforeSignature(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /^--\s?$/.test(line));

  return start === -1 ? lines : lines.slice(0, start);
}

function join(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
