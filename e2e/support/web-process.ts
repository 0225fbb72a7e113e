import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { foldersIn } from "@/server/publishing/documents/files";
import { readProgress } from "@/server/publishing/documents/progress";

const accessSchema = z.object({ port: z.number(), password: z.string() });

/** The way to the database of the site under test, which can be cut. */
export class DatabaseLine {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private port = 0;
  private readonly access = accessSchema.parse(
    JSON.parse(readFileSync(path.join(String(process.env.E2E_DATA_DIR), "postgres/access.json"), "utf8")),
  );

  constructor() {
    this.server = createServer((near) => {
      const far = connect(this.access.port, "127.0.0.1");
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on("error", () => socket.destroy());
        socket.on("close", () => [near, far].forEach((each) => each.destroy()));
      }
      near.pipe(far).pipe(near);
    });
  }

  async open(): Promise<string> {
    await once(this.server.listen(0, "127.0.0.1"), "listening");
    this.port = portOf(this.server);

    return `postgresql://allclear:${this.access.password}@127.0.0.1:${this.port}/allclear`;
  }

  /** Puts a line that was cut together again. */
  async restore(): Promise<void> {
    await once(this.server.listen(this.port, "127.0.0.1"), "listening");
  }

  cut(): void {
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
  }
}

/** One more web process on the database of the site under test, with a folder of its own and no worker. */
export class WebProcess {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), "allclear-web-"));
  private child: ChildProcess | null = null;
  private port = 0;

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Whether all pages are published: until then it renders them beside what is posted. */
  hasPublishedAll(): boolean {
    return readProgress(foldersIn(this.dataDir)) !== null;
  }

  /** @param settings more of them than every process has */
  async start(databaseUrl: string, settings: (origin: string) => Record<string, string> = () => ({})): Promise<void> {
    this.port = await freePort();
    this.child = spawn(process.execPath, ["dist/web.js"], {
      stdio: "ignore",
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATABASE_URL: databaseUrl,
        DATA_DIR: this.dataDir,
        HOST: "127.0.0.1",
        PORT: String(this.port),
        ORIGIN: this.origin,
        AUTH_SECRET: "only for this process of the tests",
        ...settings(this.origin),
      },
    });
  }

  async kill(): Promise<void> {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, "exit");
      this.child.kill("SIGKILL");
      await ended;
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async text(address: string): Promise<string> {
    return fetch(this.origin + address).then(
      (response) => response.text(),
      () => "",
    );
  }

  async status(address: string): Promise<number> {
    return fetch(this.origin + address, { redirect: "manual" }).then(
      (response) => response.status,
      () => 0,
    );
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  server.close();

  return port;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();

  return typeof address === "object" && address ? address.port : 0;
}
