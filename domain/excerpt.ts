/** The words of HTML that the text pipeline made, on one line. Not for HTML from anywhere else. */
export function plainText(html: string): string {
  return html
    .replace(/<\/?(?:p|br|li|h[4-6]|tr|td|th|pre|blockquote|ul|ol|hr|table)\b[^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, decodeEntity)
    .replace(/\s+/g, " ")
    .trim();
}

/** Its beginning, cut between words: "The firmware update waits: it is riskier …". */
export function excerpt(html: string, maxLength = 160): string {
  const text = plainText(html);
  if (text.length <= maxLength) {
    return text;
  }
  const cut = text.slice(0, maxLength - 1);
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf(" "), 0)) || cut.replace(/[\uD800-\uDBFF]$/, "");

  return `${atWord.replace(/[\s.,;:]+$/, "")} …`;
}

function decodeEntity(_entity: string, hex?: string, decimal?: string, name?: string): string {
  if (hex !== undefined) {
    return String.fromCodePoint(Number.parseInt(hex, 16));
  }

  return decimal === undefined ? (named[name ?? ""] ?? "") : String.fromCodePoint(Number(decimal));
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
