import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished, vi } from "vitest";
import { closedOrigin } from "@/server/monitoring/sources/testing/http-server";

const prometheus = "/usr/bin/prometheus";
const alertmanager = "/usr/bin/prometheus-alertmanager";

export async function areInstalled(): Promise<boolean> {
  const found = await Promise.allSettled([access(prometheus), access(alertmanager)]);

  return found.every(({ status }) => status === "fulfilled");
}

/** A real Alertmanager that posts each alert name to the webhook as a group of its own. @returns its origin */
export async function startAlertmanager(
  webhook: { url: string; secret: string },
  { groupInterval, repeatInterval }: { groupInterval: string; repeatInterval: string },
): Promise<string> {
  const config = {
    route: {
      receiver: "allclear",
      group_by: ["alertname"],
      group_wait: "0s",
      group_interval: groupInterval,
      repeat_interval: repeatInterval,
    },
    receivers: [
      {
        name: "allclear",
        webhook_configs: [
          { url: webhook.url, send_resolved: true, http_config: { authorization: { credentials: webhook.secret } } },
        ],
      },
    ],
  };
  const folder = await makeFolder({ "alertmanager.yml": config });
  const args = [
    `--config.file=${path.join(folder, "alertmanager.yml")}`,
    `--storage.path=${path.join(folder, "data")}`,
    "--cluster.listen-address=",
  ];

  return startProgram(alertmanager, args);
}

/** A real Prometheus that scrapes one page every second and notifies the Alertmanager. @returns its origin */
export async function startPrometheus(
  page: string,
  alertmanagerOrigin: string,
  rule: Record<string, unknown>,
): Promise<string> {
  const folder = await makeFolder({
    "prometheus.yml": {
      global: { scrape_interval: "1s", evaluation_interval: "1s" },
      rule_files: ["rules.yml"],
      alerting: { alertmanagers: [{ static_configs: [{ targets: [new URL(alertmanagerOrigin).host] }] }] },
      scrape_configs: [{ job_name: "mail", static_configs: [{ targets: [new URL(page).host] }] }],
    },
    "rules.yml": { groups: [{ name: "mail", rules: [rule] }] },
  });
  const args = [
    `--config.file=${path.join(folder, "prometheus.yml")}`,
    `--storage.tsdb.path=${path.join(folder, "data")}`,
  ];

  return startProgram(prometheus, args);
}

/** JSON is YAML too. */
async function makeFolder(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "allclear-alerts-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), JSON.stringify(content));
  }

  return folder;
}

async function startProgram(program: string, args: readonly string[]): Promise<string> {
  const origin = await closedOrigin();
  const address = `--web.listen-address=${new URL(origin).host}`;
  const child = spawn(program, [...args, address, "--log.level=error"], { stdio: "ignore" });
  onTestFinished(() => stop(child));
  await vi.waitUntil(() => isReady(origin), { timeout: 30_000, interval: 200 });

  return origin;
}

async function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill();
    await once(child, "exit");
  }
}
