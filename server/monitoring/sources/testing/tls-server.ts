import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import tls from "node:tls";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { portOf } from "./http-server";

const run = promisify(execFile);
const openssl = (...words: string[]): Promise<unknown> => run("openssl", words);

export type Certificate = { readonly key: Buffer; readonly cert: Buffer };

/** A certificate of mail.example.edu, signed by itself, that openssl makes; of 0 days, it is over at once. */
export async function makeCertificate(days: number): Promise<Certificate> {
  const folder = await mkdtemp(path.join(tmpdir(), "allclear-certificate-"));
  const file = (name: string): string => path.join(folder, name);
  try {
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", file("key.pem")];
    await openssl("req", "-new", ...key, "-subj", "/CN=mail.example.edu", "-out", file("request.pem"));
    await writeFile(file("names"), "subjectAltName=DNS:mail.example.edu\n");
    const signing = ["-signkey", file("key.pem"), "-days", String(days), "-extfile", file("names")];
    await openssl("x509", "-req", "-in", file("request.pem"), ...signing, "-out", file("cert.pem"));

    return { key: await readFile(file("key.pem")), cert: await readFile(file("cert.pem")) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A server that speaks TLS at once. Returns its host and port. */
export async function serveTls(certificate: Certificate): Promise<string> {
  return listen(tls.createServer(certificate));
}

/** A server that talks in plain words until they led to STARTTLS. */
export async function serveStartTls(
  certificate: Certificate,
  greeting: string,
  answers: readonly (readonly [asked: RegExp, answer: string])[],
): Promise<string> {
  return serveTcp((socket) => {
    socket.write(greeting);
    socket.on("data", (chunk) => {
      const answer = answers.find(([asked]) => asked.test(chunk.toString()))?.[1] ?? "";
      if (/STARTTLS/.test(chunk.toString()) && answer !== "") {
        socket.removeAllListeners("data");
        socket.write(answer, () => {
          const secured = new tls.TLSSocket(socket, { isServer: true, ...certificate });
          secured.on("error", () => socket.destroy());
        });
      } else {
        socket.write(answer);
      }
    });
  });
}

export async function serveTcp(talk: (socket: Socket) => void): Promise<string> {
  return listen(createServer(talk));
}

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });

  return `127.0.0.1:${portOf(server.address())}`;
}
