import { connect, createServer, type AddressInfo } from "node:net";

export type StatementCounter = { readonly url: string; readonly count: () => number; readonly stop: () => void };

/** Sits between a program and PostgreSQL and counts what is executed: its messages Query (Q) and Execute (E). */
export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const behind = new URL(databaseUrl);
  let count = 0;
  const server = createServer((client) => {
    const database = connect(Number(behind.port), behind.hostname);
    const countIn = statementsIn();
    client.on("data", (chunk: Buffer) => (count += countIn(chunk)));
    client.pipe(database).pipe(client);
    client.on("error", () => database.destroy());
    database.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(portOf(server.address()));

  return { url: url.href, count: () => count, stop: () => server.close() };
}

/** Reads a stream of messages: the first has no letter before its length, every other one has. */
function statementsIn(): (chunk: Buffer) => number {
  let rest = Buffer.alloc(0);
  let letters = 0;

  return (chunk) => {
    let statements = 0;
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= letters + 4 && rest.length >= letters + rest.readInt32BE(letters)) {
      const letter = letters === 0 ? "" : String.fromCharCode(rest[0] ?? 0);
      statements += letter === "Q" || letter === "E" ? 1 : 0;
      rest = rest.subarray(letters + rest.readInt32BE(letters));
      letters = 1;
    }

    return statements;
  };
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") {
    throw new Error("The server listens on no port.");
  }

  return address.port;
}
