import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@/server/runtime/postgres/cluster";
import { leaveServerCore, pinning } from "./cores";
import { measureFirstVisit } from "./first-visit";
import { best, generator } from "./load";
import { measureMails } from "./mails";
import { hasNginx, startNginx } from "./nginx";
import { measurePolls } from "./polls";
import { measurePosting } from "./posting";
import { measureSearch } from "./search";
import { memoryOf, startSite } from "./site";

const incidents = 2_000;
const comments = 20_000;
const subscribers = 10_000;
const bars = {
  searchMs: 100,
  requestsPerSecond: 20_000,
  shareOfNginx: 1 / 4,
  visitBytes: 40_000,
  visitRequests: 4,
  memoryMb: 350,
  postMs: 1_000,
  readMs: { median: 1_000, most: 2_000 },
  speedWhileSending: 0.9,
};

leaveServerCore();
const folder = await mkdtemp(join(tmpdir(), "allclear-bench-"));
// Others may pass through, because PostgreSQL has an account of its own when root starts it.
await chmod(folder, 0o711);
await reportPolls();
say(`Bringing up the demo with ${incidents} more incidents …`);
const site = await startSite(join(folder, "data"), incidents);
try {
  say(
    `${site.documents} documents published in ${Math.round(site.publishedInMs / 1_000)} s, beside which pages were served.`,
  );
  report("Memory of the web process", memoryOf(site.web)?.now ?? null, bars.memoryMb, "at most", "MB");
  await reportFirstVisit();
  await reportLoad();
  await reportPosting();
  await reportMails();
  await reportSearch();
} finally {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
}

async function reportPolls(): Promise<void> {
  say("Polling 200 metrics of ten sources every 15 s for two minutes, on no web process …");
  const { polls, samples, share, statements, latenessMs } = await measurePolls(join(folder, "polls"));
  say(`  ${polls} polls gave ${samples} samples.`);
  say(`  Share of one core, the worker alone: ${share === null ? "not known here" : `${format(share * 100)} %`}`);
  say(`  Statements to the database: ${statements}, which is ${format(statements / polls)} a poll`);
  say(
    `  Lateness: ${format(latenessMs.p99)} ms at the 99th percentile, ${format(latenessMs.median)} ms at the median, ${format(latenessMs.most)} ms at most`,
  );
}

async function reportFirstVisit(): Promise<void> {
  const visit = await measureFirstVisit(site.port);
  visit.requests.forEach(({ path, bytes }) => say(`  ${path}: ${bytes} bytes`));
  report("First visit of /, over the wire", visit.bytes, bars.visitBytes, "at most", "bytes");
  report("First visit of /, requests", visit.requests.length, bars.visitRequests, "at most", "");
}

async function reportLoad(): Promise<void> {
  say(`Load: ${generator}, 64 connections, Accept-Encoding: br; ${pinning}.`);
  const ours = await best(`http://127.0.0.1:${site.port}/`);
  report("Allclear, / from memory", ours, bars.requestsPerSecond, "at least", "requests/s");
  if (!hasNginx) {
    say("nginx is not installed: nothing to compare with.");
    return;
  }
  const port = await findFreePort();
  const file = join(folder, "data/published/index.html.br");
  const stopNginx = await startNginx(join(folder, "nginx"), port, file);
  try {
    const theirs = await best(`http://127.0.0.1:${port}/`);
    say(`nginx, the same file: ${format(theirs)} requests/s`);
    report("Share of nginx", ours / theirs, bars.shareOfNginx, "at least", "");
  } finally {
    await stopNginx();
  }
}

async function reportPosting(): Promise<void> {
  say("Posting updates, and reading them on this web process and on a second one …");
  const { same, other } = await measurePosting(`http://127.0.0.1:${site.port}`, join(folder, "second"));
  report("From “posted” to read, median", same.median, bars.readMs.median, "at most", "ms");
  report("From “posted” to read, longest", same.most, bars.readMs.most, "at most", "ms");
  report("The same on a second web process, median", other.median, bars.readMs.median, "at most", "ms");
  report("The same on a second web process, longest", other.most, bars.readMs.most, "at most", "ms");
}

async function reportSearch(): Promise<void> {
  say(`Searching ${incidents} incidents and ${comments} comments …`);
  const { queries, found, medianMs, p95Ms, maxMs, slowest } = await measureSearch(
    process.env["DATABASE_URL"] ?? "",
    comments,
  );
  say(`  ${queries} searches, of which ${found} found something; ${format(medianMs)} ms at the median.`);
  say(`  The slowest took ${format(maxMs)} ms: ${slowest}`);
  report("Search, 95th percentile", p95Ms, bars.searchMs, "at most", "ms");
}

async function reportMails(): Promise<void> {
  say(`Notifying ${subscribers} subscribers by email, 50 a second …`);
  const front = `http://127.0.0.1:${site.port}/`;
  const mails = await measureMails(process.env["DATABASE_URL"] ?? "", front, subscribers);
  say(`  The last one came after ${format(mails.tookMs / 1_000)} s.`);
  report("Posting it", mails.postMs, bars.postMs, "at most", "ms");
  report("Emails that came", mails.arrived, subscribers, "at least", "");
  report("Emails that came twice", mails.twice, 0, "at most", "");
  report("Speed of / in the meantime", mails.speedDuring / mails.speedAlone, bars.speedWhileSending, "at least", "");
}

function report(name: string, value: number | null, bar: number, side: "at least" | "at most", unit: string): void {
  if (value === null) {
    say(`${name}: not known here`);
    return;
  }
  const isMet = side === "at least" ? value >= bar : value <= bar;
  say(`${name}: ${format(value)} ${unit}`.trimEnd() + ` (${side} ${format(bar)}: ${isMet ? "met" : "MISSED"})`);
  if (!isMet) {
    process.exitCode = 1;
  }
}

function format(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 2 : 0 });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
