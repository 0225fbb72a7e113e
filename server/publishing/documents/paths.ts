/**
 * Media types by ending: what is stored needs no record of its own beside the file. No other ending becomes a file, so
 * they are listed here in any case; mime-types would give the feeds no charset, and icons a name that few know.
 */
const typeOfEnding: Record<string, string> = {
  json: "application/json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  rss: "application/rss+xml; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  webmanifest: "application/manifest+json",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
};

const htmlType = "text/html; charset=utf-8";
const maxPathLength = 240;
const maxSegmentLength = 120;

// No segment begins with a dot, so none climbs; nothing ends in .html, .br or .gz, so none is another's file.
const pagePath = /^(?:\/[a-z0-9][a-z0-9_-]*)*\/[a-z0-9][a-z0-9_-]*(?:\.([a-z0-9]+))?$/;
const assetPath = /^\/_next\/static(?:\/[A-Za-z0-9_~-][A-Za-z0-9_~.-]*)*\.([a-z0-9]+)$/;

/**
 * The file of a document below the published folder, named for `try_files $uri $uri/index.html`.
 * Null for every path that must not become a file.
 */
export function fileOfPath(path: string): string | null {
  if (path === "/") {
    return "index.html";
  }
  const ending = endingOf(path);
  if (ending === null) {
    return null;
  }

  return ending === "" ? `${path.slice(1)}/index.html` : path.slice(1);
}

/** The document that a file holds; null for files that are not the uncompressed form of one. */
export function pathOfFile(file: string): string | null {
  const path = file === "index.html" ? "/" : `/${file.replace(/\/index\.html$/, "")}`;

  return fileOfPath(path) === file ? path : null;
}

/** The Content-Type of a document. Paths without an ending are pages. */
export function typeOfPath(path: string): string {
  return typeOfEnding[endingOf(path) ?? ""] ?? htmlType;
}

/** Files of a build: their name changes with their content. */
export function isImmutable(path: string): boolean {
  return path.startsWith("/_next/static/");
}

/** Whether the bytes shrink when compressed. */
export function isText(path: string): boolean {
  return !["png", "ico", "woff2"].includes(endingOf(path) ?? "");
}

/** "" for a page, null for a path that may not be stored. */
function endingOf(path: string): string | null {
  if (path.length > maxPathLength || path.split("/").some((segment) => segment.length > maxSegmentLength)) {
    return null;
  }
  const match = pagePath.exec(path) ?? assetPath.exec(path);
  const ending = match?.[1] ?? "";

  return match && (ending === "" || Object.hasOwn(typeOfEnding, ending)) ? ending : null;
}
