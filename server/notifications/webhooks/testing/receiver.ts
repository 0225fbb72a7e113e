import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Received = { path: string; headers: Record<string, string>; body: string };

/** Answers in a way of its own at each path; `/ok` takes everything. */
const answers: Record<string, (response: ServerResponse, times: number) => void> = {
  "/ok": (response) => response.writeHead(204).end(),
  "/flaky": (response, times) => response.writeHead(times === 1 ? 500 : 200).end(),
  "/busy": (response, times) =>
    times === 1 ? response.writeHead(429, { "retry-after": "7200" }).end() : response.writeHead(200).end(),
  "/busy-until": (response, times) =>
    times === 1
      ? response.writeHead(503, { "retry-after": new Date(Date.now() + 7_200_000).toUTCString() }).end()
      : response.writeHead(200).end(),
  "/gone": (response) => response.writeHead(410).end(),
  "/missing": (response) => response.writeHead(404, { "content-type": "text/plain" }).end("no_service"),
  "/redirect": (response) => response.writeHead(307, { location: "/ok" }).end(),
  "/hang": () => undefined,
  "/held": (response, times) => (times === 1 ? undefined : response.writeHead(200).end()),
  "/endless": (response) => pour(response.writeHead(500, { "content-type": "text/plain" })),
  "/endless-ok": (response) => pour(response.writeHead(200, { "content-type": "text/plain" })),
};

function pour(response: ServerResponse): void {
  const timer = setInterval(() => response.write("x".repeat(50_000)), 1);
  response.on("close", () => clearInterval(timer));
  response.on("error", () => clearInterval(timer));
}

/** A real server over loopback that keeps what it is sent. */
export async function startReceiver() {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const { url: path = "" } = request;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ path, headers, body: Buffer.concat(chunks).toString() });
      const times = received.filter((each) => each.path === path).length;
      (answers[path] ?? answers["/ok"])?.(response, times);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port }: Pick<AddressInfo, "port"> = Object.assign({ port: 0 }, server.address());

  return {
    received,
    port,
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    at: (path: string) => received.filter((each) => each.path === path),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
