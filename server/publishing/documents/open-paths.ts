/** What programs written for Statuspage ask for: also what is wrong there is said in JSON. */
export function isApiPath(path: string): boolean {
  return /^\/api\/v2(?:\/|$)/.test(path);
}

/** Paths that pages of other sites may read too (CORS): what is made for them and for programs. */
export function isOpenPath(path: string): boolean {
  return isApiPath(path) || openFile.test(path);
}

const openFile =
  /^\/(?:(?:services|incidents)\/[^/]+\/)?(?:(?:updates|history)\.(?:atom|rss)|feed\.json|maintenance\.ics|badge\.svg|status\.txt|widget\.json|live\.json)$/;

/** Names and values in turn. Nothing there depends on who asks, so that anybody may. */
export const openHeaders = ["Access-Control-Allow-Origin", "*"];

/** Pages that anybody may put into a frame on a page of their own. */
export function isFramedPath(path: string): boolean {
  return /^\/(?:services\/[^/]+\/)?embed$/.test(path);
}
