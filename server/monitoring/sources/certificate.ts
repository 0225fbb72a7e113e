import type { Socket } from "node:net";
import { isIP } from "node:net";
import tls from "node:tls";
import { AppError } from "@/domain/shared/errors";
import { requireCertificateTarget } from "@/domain/monitoring/certificate-target";
import { bareHost } from "@/server/infra/outbound/addresses";
import { connectOutbound } from "@/server/infra/outbound/connect";
import { outboundTimeoutMs } from "@/server/infra/outbound/deadline";
import { type MetricQuery, type Outcome, outcomeOf, type TimedValue } from "./source-reading";
import { beginTls } from "./start-tls";

/** Looks at the certificate of every host at once, within one time limit: a host that hangs delays no other. */
export async function readCertificates(queries: readonly MetricQuery[], now: Date): Promise<Outcome[]> {
  const deadline = AbortSignal.timeout(outboundTimeoutMs);

  return Promise.all(queries.map(({ query }) => outcomeOf((heard) => readDaysLeft(query, deadline, now, heard))));
}

/** The days that are left of a certificate; below 0 once it is over. */
async function readDaysLeft(
  query: string,
  deadline: AbortSignal,
  now: Date,
  heard: (answer: string) => void,
): Promise<TimedValue> {
  const { url, startsWith } = requireCertificateTarget(query);
  const certificate = await connectOutbound(url, deadline, async (socket) => {
    await beginTls(socket, startsWith, url.host);

    return readCertificate(socket, bareHost(url));
  });
  const validUntilMs = Date.parse(certificate.valid_to);
  if (!Number.isFinite(validUntilMs)) {
    throw new AppError("unavailable", `${url.host} showed no certificate that says how long it is valid.`);
  }
  heard(describe(certificate, new Date(validUntilMs)));

  return { value: daysBetween(now, validUntilMs), at: now };
}

/**
 * The leaf certificate, whatever is wrong with it: one that is over, self-signed or weak is to be seen, and nothing is
 * said over this connection.
 */
function readCertificate(socket: Socket, host: string): Promise<tls.PeerCertificate> {
  const secured = tls.connect({
    socket,
    rejectUnauthorized: false,
    minVersion: "TLSv1",
    ciphers: "DEFAULT:@SECLEVEL=0",
    // RFC 6066: an address is no server name.
    ...(isIP(host) ? {} : { servername: host }),
  });

  return new Promise((resolve, reject) => {
    secured.once("secureConnect", () => resolve(secured.getPeerCertificate()));
    secured.on("error", reject);
    secured.on("close", () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
  });
}

const dayMs = 86_400_000;

/** With one decimal, rounded down: what is over never reads as 0 days left. */
function daysBetween(now: Date, untilMs: number): number {
  return Math.floor(((untilMs - now.getTime()) / dayMs) * 10) / 10;
}

function describe(certificate: tls.PeerCertificate, validUntil: Date): string {
  const names = certificate.subjectaltname;

  return [
    `Subject: ${formatName(certificate.subject)}`,
    ...(names ? [`Names: ${names}`] : []),
    `Issuer: ${formatName(certificate.issuer)}`,
    `Valid until: ${validUntil.toISOString()}`,
  ].join("\n");
}

function formatName(name: tls.Certificate): string {
  return Object.entries(name)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(", ");
}
