import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { refuse } from "./refuse.mjs";

/** What a killed run leaves behind needs a moment to let go of the port. */
const timeoutMs = 5_000;

export async function refuseUsedPort({ HOST, PORT }) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const code = await tryToListen(HOST, Number(PORT));
    if (code === null) {
      return;
    }
    if (code !== "EADDRINUSE") {
      refuse(reasons[code]?.(HOST, PORT) ?? `Allclear cannot listen on ${HOST}, port ${PORT} (${code}).`);
    }
    if (Date.now() > deadline) {
      refuse(`Port ${PORT} of ${HOST} is in use. Stop what listens there, or set PORT to another.`);
    }
    await sleep(200);
  }
}

const reasons = {
  EACCES: (_host, port) => `Port ${port} is reserved for root. Set PORT to one from 1024 on.`,
  EADDRNOTAVAIL: (host) => `HOST must be an address of this machine, and ${host} is not. 0.0.0.0 means all of them.`,
  ENOTFOUND: (host) => `HOST must be an address of this machine, and ${host} is not known.`,
};

function tryToListen(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

/** A port of the loopback address that nobody listens on just now. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
