import net from "node:net";

/** The way to the database, for tests that shut it: while it is shut, every connection is cut or refused. */
export async function openGate(
  databaseUrl: string,
): Promise<{ url: string; shut: () => Promise<void>; open: () => Promise<void> }> {
  const url = new URL(databaseUrl);
  const target = { host: url.hostname, port: Number(url.port || 5432) };
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(target);
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => sockets.delete(from));
    }
  });
  await listen(server, 0);
  const port = portOf(server);
  url.hostname = "127.0.0.1";
  url.port = String(port);

  return {
    url: url.href,
    shut: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
    open: () => listen(server, port),
  };
}

function listen(server: net.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

function portOf(server: net.Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("A server on a port has one.");
  }

  return address.port;
}
