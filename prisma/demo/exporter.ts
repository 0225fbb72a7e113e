import { createServer } from "node:http";
import { Gauge, Registry } from "prom-client";
import { z } from "zod";
import { connectionCapacity, mailServerNumbers, type MailServerNumbers } from "./mail-server-numbers";

/**
 * Stands in for the mail server's own monitoring in the demo: serves what it would measure now on /metrics,
 * on the loopback address only. A child of the supervisor, it ends when its channel to it closes.
 */
const settings = z
  .object({
    EXPORTER_PORT: z.coerce.number().int().min(1).max(65_535),
    QUIET_DAY: z
      .string()
      .default("")
      .transform((value) => value === "1"),
  })
  .parse(process.env);

const registry = new Registry();
gauge("webmail_inbox_page_seconds", "Time until the inbox page of WebMail is there.", "inboxPageSeconds");
gauge("imap_connections", "Open IMAP connections.", "connections");
gauge("mail_queue_messages", "Messages that wait for delivery.", "queuedMessages");
gauge("mail_delivery_delay_seconds", "How long the last delivered message had waited.", "deliveryDelaySeconds");
new Gauge({
  name: "imap_connections_limit",
  help: "IMAP connections that the server accepts.",
  registers: [registry],
}).set({}, connectionCapacity);

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
server.listen(settings.EXPORTER_PORT, "127.0.0.1");

process.on("disconnect", () => process.exit(0));

function gauge(name: string, help: string, number: keyof MailServerNumbers): void {
  new Gauge({
    name,
    help,
    labelNames: ["host"],
    registers: [registry],
    collect() {
      this.set({ host: "mail" }, mailServerNumbers(new Date(), settings.QUIET_DAY)[number]);
    },
  });
}
