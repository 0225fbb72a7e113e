/** How alike two comments are, 0 to 1: the share of their words that both use; the same error message counts as alike. */
export function likeness(one: Said, other: Said): number {
  const some = wordsOf(one.markdown);
  const others = wordsOf(other.markdown);
  const shared = [...some].filter((word) => others.has(word)).length;
  const all = new Set([...some, ...others]).size;
  const sameError = one.errorMessage !== null && tidy(one.errorMessage) === tidy(other.errorMessage ?? "");

  return Math.max(all === 0 ? 0 : shared / all, sameError ? 0.5 : 0);
}

type Said = { markdown: string; errorMessage: string | null };

function wordsOf(text: string): Set<string> {
  return new Set(tidy(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

function tidy(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
