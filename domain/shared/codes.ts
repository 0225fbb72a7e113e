/** A code taken apart: MAIL-7 has no `update`, MAIL-7.3 has. */
export type Code = { prefix: string; number: number; update: number | null };

/**
 * Reads a code in any spelling that people say, type or paste: `mail-7`, `MAIL 7`, `/mail7`, `Mail–7.3`,
 * URL-escaped or with full-width characters. Null for what is no code.
 */
export function parseCode(text: string): Code | null {
  if (text.length > longestSpelling) {
    return null;
  }
  const match = spelling.exec(unescape(text).normalize("NFKC").trim());
  if (!match) {
    return null;
  }
  const [, prefix = "", number = "", update] = match;

  return { prefix: prefix.toUpperCase(), number: Number(number), update: update ? Number(update) : null };
}

/** MAIL-7, or MAIL-7.3 for an update. */
export function formatCode({ prefix, number, update }: Omit<Code, "update"> & { update?: number | null }): string {
  return update ? `${prefix}-${number}.${update}` : `${prefix}-${number}`;
}

/** Where a code leads: `/incidents/mail-7`, and for an update to its place there: `/incidents/mail-7#update-3`. */
export function codePath(code: string): string {
  const [incident = "", update] = code.toLowerCase().split(".");

  return update ? `/incidents/${incident}#update-${update}` : `/incidents/${incident}`;
}

/** Where a path that spells a code leads (`/mail-7.3` to `/incidents/mail-7#update-3`); null when it spells none. */
export function codeRedirect(path: string): string | null {
  const code = parseCode(path);

  return code && codePath(formatCode(code));
}

/** `/services/mail` for MAIL. */
export function servicePath(serviceCode: string): string {
  return `/services/${serviceCode.toLowerCase()}`;
}

/** What a service's code, and so the prefix of its incidents, looks like. */
export const prefixPattern = /^[A-Z]{2,8}$/;

// Escapes can take nine characters for one: three bytes of UTF-8.
const longestSpelling = 200;

// Any dash or space between, or nothing; leading zeros; a full stop at the end of a sentence.
const spelling = /^\/?\s*([A-Za-z]{2,8})[\s\p{Pd}\u2212_]*0*([1-9]\d{0,5})(?:\s*\.\s*0*([1-9]\d{0,4}))?\s*\.?\/?$/u;

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    // A stray % is no escape: then the text means itself.
    return text;
  }
}
