/** What a request asks for. `path` as it was spelled, `query` with its question mark or empty. */
export type Target = { path: string; query: string };

const longestTarget = 4_000;

/** Reads a request's target; null for what names nothing here. A whole address (RFC 9112 section 3.2.2) counts by its path. */
export function readTarget(url: string): Target | null {
  const local = url.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
  if (url === "" || local.length > longestTarget || !local.startsWith("/")) {
    return null;
  }
  const [beforeFragment = ""] = local.split("#", 1);
  const questionMark = beforeFragment.indexOf("?");
  const path = questionMark === -1 ? beforeFragment : beforeFragment.slice(0, questionMark);

  return isDecodable(path) ? { path, query: beforeFragment.slice(path.length) } : null;
}

function isDecodable(path: string): boolean {
  try {
    return !/[\0-\x1f\x7f\\]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
