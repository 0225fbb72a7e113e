import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { request as requestByTls } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const areInstalled = ["nginx", "openssl"].every((name) => spawnSync(name, ["version"]).error === undefined);

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

type Asked = { path: string; host?: string; method?: string; isPlain?: boolean; body?: string };

/** A real nginx with deploy/nginx.conf, but for its ports, folders and certificate. */
export class Nginx {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "allclear-nginx-"));
  private child: ChildProcess | null = null;
  private ports = { plain: 0, tls: 0 };

  /** @param files what is published, by path @param upstream the port of the web process; one that nobody listens at is one that is down */
  async start(files: Readonly<Record<string, string>>, upstream: number): Promise<void> {
    this.ports = { plain: await freePort(), tls: await freePort() };
    this.publish(files);
    makeCertificate(this.folder);
    writeFileSync(this.at("site.conf"), this.configuration(upstream));
    writeFileSync(this.at("nginx.conf"), frame(this.folder));
    const args = ["-c", this.at("nginx.conf"), "-p", this.folder, "-e", this.at("error.log")];
    this.child = spawn("nginx", args, { stdio: "ignore" });
    await this.listening();
  }

  async stop(): Promise<void> {
    if (this.child && this.child.exitCode === null) {
      const ended = once(this.child, "exit");
      this.child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  ask({ path: target, host = "status.example.edu", method = "GET", isPlain = false, body }: Asked): Promise<Answer> {
    const options = { host: "127.0.0.1", path: target, method, headers: { host }, agent: false };
    const ask = isPlain
      ? request({ ...options, port: this.ports.plain })
      : requestByTls({ ...options, port: this.ports.tls, rejectUnauthorized: false, servername: "status.example.edu" });

    return new Promise((resolve, reject) => {
      ask.on("error", reject);
      ask.on("response", (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      });
      ask.end(body);
    });
  }

  private at(name: string): string {
    return path.join(this.folder, name);
  }

  private publish(files: Readonly<Record<string, string>>): void {
    // Its workers are another user than root.
    chmodSync(this.folder, 0o755);
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.at("published"), name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  private configuration(upstream: number): string {
    return readFileSync("deploy/nginx.conf", "utf8")
      .replace("listen 80;", `listen 127.0.0.1:${this.ports.plain};`)
      .replace("listen 443 ssl;", `listen 127.0.0.1:${this.ports.tls} ssl;`)
      .replace("server 127.0.0.1:3000;", `server 127.0.0.1:${upstream} max_fails=0;`)
      .replace("/var/lib/allclear/published", this.at("published"))
      .replace("/etc/ssl/certs/status.example.edu.pem", this.at("cert.pem"))
      .replace("/etc/ssl/private/status.example.edu.key", this.at("key.pem"));
  }

  private async listening(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      try {
        await this.ask({ path: "/", isPlain: true });
        return;
      } catch {
        await sleep(100);
      }
    }
    throw new Error(`nginx did not start: ${readFileSync(this.at("error.log"), "utf8")}`);
  }
}

function makeCertificate(folder: string): void {
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=status.example.edu"];
  const files = ["-keyout", path.join(folder, "key.pem"), "-out", path.join(folder, "cert.pem")];
  execFileSync("openssl", [...args, ...files], { stdio: "ignore" });
}

function frame(folder: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join("\n");

  return `daemon off;\npid ${folder}/nginx.pid;\nworker_processes 1;\nevents {}\nhttp {\naccess_log off;\n${temporary}\ninclude ${folder}/site.conf;\n}\n`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();

  return typeof address === "object" && address ? address.port : 0;
}
