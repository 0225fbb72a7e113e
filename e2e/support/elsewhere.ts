import { once } from "node:events";
import { createServer } from "node:http";

/** A site of somebody else, at another origin, that holds these texts by their paths: HTML, or a script. Closed when its scope is left. */
export async function elsewhere(texts: Readonly<Record<string, string>>) {
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const text = texts[path];
    const type = path.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(text === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` });
    response.end(text);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();

  return {
    origin: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
