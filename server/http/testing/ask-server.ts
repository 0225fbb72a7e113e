import { request as ask, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

type Asked = {
  path: string;
  headers: Record<string, string>;
  method: string;
  /** Each is a chunk of its own, where the headers say no length. */
  body?: readonly Buffer[];
};

/** One request to a server of this machine, on a connection of its own. */
export function askServer(port: number, { body = [], ...asked }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = ask({ host: "127.0.0.1", port, ...asked, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on("error", reject);
    body.forEach((chunk) => request.write(chunk));
    request.end();
  });
}

/** Sends bytes as they are, and, if it `ends`, says that no more will come. @returns everything until the connection ends */
export function sendBytes(port: number, bytes: string, { ends = false } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => (ends ? socket.end(bytes) : socket.write(bytes)));
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
}
