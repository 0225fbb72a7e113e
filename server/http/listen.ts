import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that nobody can hold open by sending slowly, nor fill with headers. */
export function createPublicServer(listener: RequestListener): Server {
  return createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than a proxy in front keeps its connections, so that it never sends into one that just closed.
      keepAliveTimeout: 75_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16_384,
      noDelay: true,
    },
    listener,
  );
}

/**
 * @param port 0 for any that is free
 * @returns the port
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

  return portOf(server.address());
}

/** Lets answers that have begun be finished, for a while. */
export async function close(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearTimeout(timer);
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}
