import net from "node:net";
import { env } from "@/server/infra/env";
import { bareHost, checkedLookup } from "./addresses";
import { withinDeadline } from "./deadline";

/**
 * Connects to a host and port that a person typed, and hands the connection to `use`. Addresses are kept to the rules
 * of `fetchOutbound`; with `deadline` everything ends.
 * @param at names host and port, 443 where it names none; it must begin with https:
 * @throws AppError unavailable with a sentence such as "mail.example.edu:993 refused the connection."
 */
export async function connectOutbound<T>(
  at: URL,
  deadline: AbortSignal,
  use: (socket: net.Socket) => Promise<T>,
): Promise<T> {
  return withinDeadline(at, deadline, async (signal) => use(await connect(at, signal)));
}

async function connect(at: URL, signal: AbortSignal): Promise<net.Socket> {
  const lookup = await checkedLookup(at, env().ALLOW_PRIVATE_HOSTS);
  signal.throwIfAborted();
  const port = Number(at.port || 443);
  const socket = net.connect({ host: bareHost(at), port, lookup });
  signal.addEventListener("abort", () => socket.destroy(), { once: true });

  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    // It stays: an error after the work has ended must not end the process.
    socket.on("error", reject);
  });
}
