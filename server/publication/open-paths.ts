/**
 * Paths that pages of other sites may read too (CORS), and that programs ask for: also what is wrong there is said in
 * JSON, and to whoever asks.
 */
export function isOpenPath(path: string): boolean {
  return /^\/api\/v2(?:\/|$)/.test(path);
}

/** Names and values in turn. Nothing there depends on who asks, so that anybody may. */
export const openHeaders = ["Access-Control-Allow-Origin", "*"];
