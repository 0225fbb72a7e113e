import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { elsewhere } from "./elsewhere";

const require = createRequire(import.meta.url);
const widget = readFileSync(require.resolve("@statuspage/status-widget/dist/index.js"), "utf8");

/** A page of somebody else that shows Statuspage's own widget of a site. Closed when its scope is left. */
export function intranet(siteOrigin: string) {
  const html = `<!doctype html><meta charset="utf-8"><title>Intranet</title><script src="/widget.js"></script>
    <statuspage-widget src="${siteOrigin}"></statuspage-widget>
    <statuspage-widget src="${siteOrigin}" appearance="badge" title="campus"></statuspage-widget>`;

  return elsewhere({ "/": html, "/widget.js": widget });
}
