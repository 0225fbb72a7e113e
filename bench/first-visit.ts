import { connect } from "node:net";
import { brotliDecompressSync } from "node:zlib";

export type Visit = { requests: { path: string; bytes: number }[]; bytes: number };

/** What a browser fetches to show `/` for the first time: the page, what it links, and what its script asks for. */
export async function measureFirstVisit(port: number): Promise<Visit> {
  const page = await fetchRaw(port, "/");
  const html = brotliDecompressSync(page.body).toString();
  const linked = [...html.matchAll(/<(?:link rel="(?:stylesheet|icon)" href|script src)="(\/[^"]+)"/g)];
  const paths = [...new Set(linked.map(([, path]) => path ?? "")), "/live.json"];
  const requests = [{ path: "/", bytes: page.bytes }];
  for (const path of paths) {
    requests.push({ path, bytes: (await fetchRaw(port, path)).bytes });
  }

  return { requests, bytes: requests.reduce((sum, request) => sum + request.bytes, 0) };
}

/** Over the wire, headers and all. */
function fetchRaw(port: number, path: string): Promise<{ bytes: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n`,
      ),
    );
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => {
      const answer = Buffer.concat(chunks);
      resolve({ bytes: answer.length, body: answer.subarray(answer.indexOf("\r\n\r\n") + 4) });
    });
  });
}
