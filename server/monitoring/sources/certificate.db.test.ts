import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { trySourceInput } from "@/domain/monitoring/source-input";
import { readCertificates } from "./certificate";
import { closedOrigin } from "./testing/http-server";
import { type Certificate, makeCertificate, serveStartTls, serveTcp, serveTls } from "./testing/tls-server";
import { type Tried, trySource } from "./try-source";

const dayMs = 86_400_000;
const hasOpenssl = await promisify(execFile)("openssl", ["version"]).then(
  () => true,
  () => false,
);

describe("with certificates that openssl makes", () => {
  const now = new Date();
  let valid: Certificate;
  let over: Certificate;

  beforeAll(async () => {
    if (hasOpenssl) {
      [valid, over] = await Promise.all([makeCertificate(20), makeCertificate(0)]);
    }
  });

  beforeEach(({ skip }) => skip(!hasOpenssl, "openssl is not installed."));

  test("reads the days that are left, by one decimal, and whose it is", async () => {
    const host = await serveTls(valid);
    const tried = await look(host, now);
    expect(valueOf(tried)).toBeCloseTo(20, 0);
    expect(tried.answer).toMatch(/^Subject: CN=mail\.example\.edu\nNames: DNS:mail\.example\.edu\nIssuer: CN=mail/);
    expect(tried.answer).toMatch(/Valid until: \d{4}-\d\d-\d\dT/);
    expect(valueOf(await look(`https://${host}`, new Date(now.getTime() + 17.5 * dayMs)))).toBeCloseTo(2.5, 0);
  });

  test("reads one that is over, too: below 0", async () => {
    const host = await serveTls(over);
    expect(valueOf(await look(host, new Date(now.getTime() + 60_000)))).toBe(-0.1);
    expect(valueOf(await look(host, new Date(now.getTime() + 3 * dayMs + 3_600_000)))).toBe(-3.1);
  });

  test("reads it after STARTTLS of SMTP", async () => {
    const host = await serveStartTls(valid, "220-mail.example.edu\r\n220 ready\r\n", [
      [/^EHLO /, "250-mail.example.edu\r\n250-STARTTLS\r\n250 HELP\r\n"],
      [/^STARTTLS\r\n/, "220 go ahead\r\n"],
    ]);
    expect(valueOf(await look(`smtp://${host}`, now))).toBeCloseTo(20, 0);
  });

  test("reads it after STARTTLS of IMAP", async () => {
    const host = await serveStartTls(valid, "* OK ready\r\n", [[/^a1 STARTTLS/, "a1 OK begin\r\n"]]);
    expect(valueOf(await look(`imap://${host}`, now))).toBeCloseTo(20, 0);
  });

  test("one host that hangs delays no other, and ends by itself", async () => {
    const [good, hanging] = await Promise.all([serveTls(valid), serveTcp(() => undefined)]);
    const queries = [hanging, good].map((query) => ({ query, timeQuery: null }));
    const [bad, fine] = await readCertificates(queries, now);
    expect(bad).toEqual({ failure: `${hanging} did not answer within 8 s.` });
    expect(fine).toHaveProperty("sample.value");
  });
});

test("a private host that nobody allowed is not even connected to", async () => {
  expect(await look("127.0.0.2:993", new Date())).toHaveProperty(
    "failure",
    expect.stringContaining("is inside a private network"),
  );
});

test.each([
  ["refuses", async () => new URL(await closedOrigin()).host, /refused the connection\.$/],
  ["speaks something else", () => serveTcp((socket) => socket.write("220 ready\r\n")), /does not speak TLS\.$/],
  ["closes at once", () => serveTcp((socket) => socket.end()), /closed the connection in the middle\.$/],
  ["does not know STARTTLS", () => noStartTls(), /does not begin TLS: it says “502 no”\.$/],
  ["is not ready", () => busy(), /does not begin TLS: it says “554 busy”\.$/],
  ["greets without end", () => endless(), /says more than a mail server does before TLS begins\.$/],
  ["is no host", () => Promise.resolve("mail/inbox"), /^Write it as a host/],
])("a host that %s is reported as that", async (_name, host, sentence) => {
  expect(await look(await host(), new Date())).toHaveProperty("failure", expect.stringMatching(sentence));
});

async function noStartTls(): Promise<string> {
  const host = await serveTcp((socket) => {
    socket.write("220 ready\r\n");
    socket.on("data", (chunk) => socket.write(chunk.toString().startsWith("EHLO") ? "250 hello\r\n" : "502 no\r\n"));
  });

  return `smtp://${host}`;
}

async function busy(): Promise<string> {
  return `smtp://${await serveTcp((socket) => socket.write("554 busy\r\n"))}`;
}

async function endless(): Promise<string> {
  return `smtp://${await serveTcp((socket) => socket.write("220-and\r\n".repeat(2_000)))}`;
}

function look(query: string, now: Date): Promise<Tried> {
  return trySource(system, trySourceInput.parse({ kind: "certificate", query }), now);
}

function valueOf(tried: Tried): number {
  expect(tried).toHaveProperty("sample");

  return "sample" in tried ? tried.sample.value : NaN;
}
