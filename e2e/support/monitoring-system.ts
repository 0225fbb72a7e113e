import { once } from "node:events";
import { createServer } from "node:http";

/** A real server on the loopback address that answers JSON to whoever sends its token. Closed when its scope is left. */
export async function monitoringSystem(token: string, document: unknown) {
  const server = createServer((request, response) => {
    const isKnown = request.headers.authorization === `Bearer ${token}`;
    response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(isKnown ? document : { error: "who are you?" }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  return {
    port,
    address: `http://127.0.0.1:${port}/status.json`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
