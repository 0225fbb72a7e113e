import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { Gauge, Registry } from "prom-client";
import { connectionCapacity, mailServerNumbers, type MailServerNumbers } from "./mail-server-numbers";

type Exported = {
  isQuietDay: boolean;
  /** The service whose connections are counted: while it is down there is nothing to count. */
  imap?: { isRunning: () => boolean };
};

/** Serves what the mail server would measure now, on /metrics of the loopback address. @param port 0 for a free one */
export async function startExporter(port: number, { isQuietDay, imap }: Exported): Promise<Server> {
  const registry = makeRegistry(isQuietDay, () => imap?.isRunning() ?? true);
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (page) => response.writeHead(200, { "content-type": registry.contentType }).end(page),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");

  return server;
}

function makeRegistry(isQuietDay: boolean, isImapThere: () => boolean): Registry {
  const registry = new Registry();
  for (const { name, help, number } of gauges) {
    new Gauge({
      name,
      help,
      labelNames: ["host"],
      registers: [registry],
      collect() {
        if (number === "connections" && !isImapThere()) {
          this.reset();
          return;
        }
        this.set({ host: "mail" }, mailServerNumbers(new Date(), isQuietDay)[number]);
      },
    });
  }
  const limit = { name: "imap_connections_limit", help: "IMAP connections that the server accepts." };
  new Gauge({ ...limit, registers: [registry] }).set(connectionCapacity);

  return registry;
}

const gauges: readonly { name: string; help: string; number: keyof MailServerNumbers }[] = [
  {
    name: "webmail_inbox_page_seconds",
    help: "Time until the inbox page of WebMail is there.",
    number: "inboxPageSeconds",
  },
  { name: "imap_connections", help: "Open IMAP connections.", number: "connections" },
  { name: "mail_queue_messages", help: "Messages that wait for delivery.", number: "queuedMessages" },
  {
    name: "mail_delivery_delay_seconds",
    help: "How long the last delivered message had waited.",
    number: "deliveryDelaySeconds",
  },
];
