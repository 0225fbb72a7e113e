import { spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { onOtherCores } from "./cores";

const connections = 64;
const seconds = 5;
const hasWrk = spawnSync("wrk", ["--version"]).error === undefined;

export const generator = hasWrk ? "wrk" : "our own sockets (wrk is not installed)";

/** Asks for one page from 64 connections, one request after the other on each, for five seconds. @returns requests per second */
export async function oneLoad(url: string): Promise<number> {
  return hasWrk ? loadByWrk(url) : loadBySockets(new URL(url));
}

/** The most of three, because whatever else this machine does takes away and never adds. */
export async function best(url: string): Promise<number> {
  let most = 0;
  for (let time = 0; time < 3; time += 1) {
    most = Math.max(most, await oneLoad(url));
  }

  return most;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function loadByWrk(url: string): Promise<number> {
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "-H", "Accept-Encoding: br", url];
  const wrk = spawn(...onOtherCores("wrk", args), { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  wrk.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => wrk.on("close", resolve));
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(output);
  if (failed) {
    throw new Error(`${failed[1]} answers of ${url} were no pages.`);
  }

  return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1] ?? 0);
}

/** Every answer has the same length, so bytes count them. */
async function loadBySockets(url: URL): Promise<number> {
  const request = `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nAccept-Encoding: br\r\n\r\n`;
  const length = await lengthOfAnswer(url, request);
  const until = Date.now() + seconds * 1_000;
  const counts = await Promise.all(Array.from({ length: connections }, () => askUntil(url, request, length, until)));

  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

function lengthOfAnswer(url: URL, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname, () => socket.write(request));
    const chunks: Buffer[] = [];
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const headers = bytes.subarray(0, bytes.indexOf("\r\n\r\n") + 4);
      const length = headers.length + Number(/content-length: (\d+)/i.exec(headers.toString())?.[1] ?? NaN);
      if (bytes.length === length) {
        socket.destroy();
        resolve(length);
      }
    });
  });
}

function askUntil(url: URL, request: string, length: number, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    let count = 0;
    const socket = connect(Number(url.port), url.hostname, () => socket.write(request));
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      bytes += chunk.length;
      if (bytes < length) {
        return;
      }
      bytes -= length;
      count += 1;
      if (Date.now() < until) {
        socket.write(request);
      } else {
        socket.destroy();
        resolve(count);
      }
    });
  });
}
