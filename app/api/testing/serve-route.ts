import { createServer } from "node:http";
import { trustProxies } from "@/server/http/forwarded";
import { close, listen } from "@/server/http/listen";
import { prepareForNext } from "@/server/http/next-requests";

export type ServedRoute = { origin: string; close: () => Promise<void> };

/** A route handler over real HTTP on the loopback address, behind what the HTTP server does to requests before Next has them. */
export async function serveRoute(handler: (request: Request) => Promise<Response>): Promise<ServedRoute> {
  const trusted = trustProxies("");
  const server = createServer((incoming, outgoing) => {
    prepareForNext(incoming, trusted);
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const headers = new Headers();
      Object.entries(incoming.headers).forEach(([name, value]) => headers.set(name, String(value)));
      const request = new Request("http://127.0.0.1/", { method: "POST", headers, body: Buffer.concat(chunks) });
      void handler(request).then(async (answer) => {
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        outgoing.end(await answer.text());
      });
    });
  });
  const port = await listen(server, 0, "127.0.0.1");

  return { origin: `http://127.0.0.1:${port}`, close: () => close(server, 0) };
}
