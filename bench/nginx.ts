import { spawn, spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onServerCore } from "./cores";

export const hasNginx = spawnSync("nginx", ["-v"]).error === undefined;

/** An nginx of our own that serves one file with the headers of the front: same bytes, same core, one process. */
export async function startNginx(folder: string, port: number, file: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "nginx.conf"), configuration(folder, port, file));
  const args = ["-c", join(folder, "nginx.conf"), "-p", folder, "-e", join(folder, "error.log")];
  const nginx = spawn(...onServerCore("nginx", args), { stdio: "inherit" });
  const ended = new Promise<void>((resolve) => nginx.on("close", () => resolve()));

  return async () => {
    nginx.kill("SIGTERM");
    await ended;
  };
}

function configuration(folder: string, port: number, file: string): string {
  return `
daemon off;
master_process off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=100;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location = / {
      root /;
      try_files ${file} =404;
      types { }
      default_type "text/html; charset=utf-8";
      add_header Content-Encoding br;
      add_header Vary Accept-Encoding;
      add_header Cache-Control "public, max-age=0, stale-if-error=604800";
      add_header X-Content-Type-Options nosniff;
      add_header Referrer-Policy same-origin;
      add_header Content-Security-Policy "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
  }
}
`;
}
