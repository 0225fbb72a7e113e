import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const widget = readFileSync(require.resolve("@statuspage/status-widget/dist/index.js"), "utf8");

/** A page of somebody else, at another origin, that shows Statuspage's own widget of a site. Closed when its scope is left. */
export async function intranet(siteOrigin: string) {
  const html = `<!doctype html><meta charset="utf-8"><title>Intranet</title><script src="/widget.js"></script>
    <statuspage-widget src="${siteOrigin}"></statuspage-widget>
    <statuspage-widget src="${siteOrigin}" appearance="badge" title="campus"></statuspage-widget>`;
  const server = createServer((request, response) => {
    const isWidget = request.url === "/widget.js";
    response.writeHead(200, { "content-type": `${isWidget ? "text/javascript" : "text/html"}; charset=utf-8` });
    response.end(isWidget ? widget : html);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();

  return {
    address: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
