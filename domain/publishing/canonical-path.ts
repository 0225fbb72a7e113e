import { codeRedirect } from "@/domain/shared/codes";
import { isPublishedPath } from "./publication";

/**
 * The address that a path should have had: a code in another spelling, capitals, a slash at the end, a month of one
 * digit. Null when the path is canonical already, or nothing of ours. May end in a fragment: `/incidents/mail-7#update-3`.
 */
export function canonicalPath(path: string): string | null {
  if (isPublishedPath(path)) {
    return null;
  }
  const spelled = codeRedirect(path.replace(/^\/incidents\//i, "/"));
  if (spelled) {
    return spelled;
  }
  const tidy =
    path
      .toLowerCase()
      .replace(/\/+$/, "")
      .replace(/^\/log\/(\d{4})\/(\d)$/, "/log/$1/0$2") || "/";

  return tidy !== path && isPublishedPath(tidy) ? tidy : null;
}
