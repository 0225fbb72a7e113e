import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

type Received = { readonly mail: ParsedMail; readonly raw: string; readonly to: readonly string[] };

export type TestSmtpServer = {
  readonly url: string;
  /** What it took, oldest first. */
  readonly received: Received[];
  /** Refuses what comes from now on, or nothing any more. */
  refuse: (how: Refusal | null) => void;
  /** Nobody listens at its port any more, and whoever was connected is cut off; or somebody does again. */
  hangUp: () => Promise<void>;
  pickUp: () => Promise<void>;
  close: () => Promise<void>;
};

type Refusal =
  | { readonly at: "recipient" | "message"; readonly code: number; readonly text: string }
  /** After the final dot: says nothing any more, or takes it and drops the connection before it says so. */
  | { readonly at: "hang" | "drop" };

const user = { name: "allclear", password: "smtp p@ss/word" };

/**
 * A real SMTP server on this machine, which keeps what it is given.
 * @param port null: any free one, and only for one user; at a port that is named everybody may send
 */
export async function startSmtpServer(port: number | null = null): Promise<TestSmtpServer> {
  const received: Received[] = [];
  let refusal: Refusal | null = null;
  const sockets = new Set<Socket>();
  const refusedAt = (at: "recipient" | "message") =>
    refusal?.at === at ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;

  const server = new SMTPServer({
    authOptional: port !== null,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) =>
      username === user.name && password === user.password
        ? done(null, { user: username })
        : done(new Error("Wrong user or password")),
    onRcptTo: (_address, _session, done) => done(refusedAt("recipient")),
    onData: (stream, session, done) => {
      (async () => {
        const raw = await buffer(stream);
        const refused = refusedAt("message");
        if (!refused && refusal?.at !== "hang") {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          received.push({ mail: await simpleParser(raw), raw: raw.toString("latin1"), to });
        }
        if (refusal?.at === "drop") {
          sockets.forEach((socket) => socket.destroy());
        } else if (refusal?.at !== "hang") {
          done(refused);
        }
        // A sender that died in the middle of a mail has sent none.
      })().catch(() => undefined);
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const listen = (on: number) => new Promise<void>((resolve) => server.listen(on, "127.0.0.1", resolve));
  await listen(port ?? 0);
  const url = addressOf(server);

  return {
    url,
    received,
    refuse: (how) => {
      refusal = how;
    },
    hangUp: () =>
      new Promise((resolve) => {
        server.server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
    pickUp: () => listen(Number(new URL(url).port)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function addressOf(server: SMTPServer): string {
  const address: AddressInfo | string | null = server.server.address();
  if (address === null || typeof address === "string") {
    throw new Error("A server on a port has one.");
  }
  const url = new URL(`smtp://127.0.0.1:${address.port}`);
  url.username = user.name;
  url.password = encodeURIComponent(user.password);

  return url.href;
}
