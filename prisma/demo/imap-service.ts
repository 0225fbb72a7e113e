import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/** What plays the IMAP service of the demo's mail server: it greets whoever connects, until it ends. */
export type ImapService = {
  port: number;
  isRunning: () => boolean;
  /** Starts it again on the port that it had. */
  start: () => Promise<void>;
  /** Ends it as a fault would: without a word to those who are connected. */
  end: () => Promise<void>;
};

/** @param livesMs how long it lives this time, before it ends by itself; null for ever */
export async function startImapService(livesMs: () => number | null): Promise<ImapService> {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;

  async function start(): Promise<void> {
    if (server) {
      return;
    }
    const started = createServer((socket) => greet(socket, sockets));
    started.listen(port, "127.0.0.1");
    await once(started, "listening");
    port = portOf(started);
    server = started;
    const lifeMs = livesMs();
    if (lifeMs !== null) {
      setTimeout(() => void end(started), lifeMs).unref();
    }
  }

  async function end(of: Server | null = server): Promise<void> {
    if (!of || of !== server) {
      return;
    }
    server = null;
    const closed = once(of, "close");
    of.close();
    sockets.forEach((socket) => socket.destroy());
    await closed;
  }

  await start();

  return { port, isRunning: () => server !== null, start, end };
}

function greet(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  socket.on("error", () => socket.destroy());
  socket.write("* OK IMAP4rev1 ready\r\n");
}

function portOf(server: Server): number {
  const address = server.address();

  return address !== null && typeof address === "object" ? address.port : 0;
}
