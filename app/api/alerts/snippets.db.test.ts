import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { setups } from "@/components/console/monitoring/alerts/alert-source-snippet";
import { system } from "@/domain/accounts/actor";
import { checkmkBody, icingaBody, prtgBody, zabbixBody } from "@/domain/monitoring/alert-shapes/testing/bodies";
import type { AlertSourceKind } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { addAlertSource } from "@/server/monitoring/alerts/manage-alert-sources";
import { begin, makeSite } from "@/server/testing/make";
import { serveAlerts } from "./testing/endpoint";

const run = promisify(execFile);

beforeAll(() => makeSite("MAIL"));

test.each(["generic", "cloudevents"] as const)("the command that is shown for %s, in a shell", async (kind) => {
  const { snippet, alerts } = await setUp(kind);
  await run("sh", ["-c", snippet.replace("curl ", "curl --fail ")]);

  expect(await alerts()).toEqual([{ title: "The disk of mail1 is full", state: "firing", code: "MAIL" }]);
});

test("the script that is shown for Checkmk, as Checkmk runs it", async () => {
  const { snippet, alerts } = await setUp("checkmk");
  const folder = await mkdtemp(path.join(tmpdir(), "allclear-checkmk-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const script = path.join(folder, "allclear");
  await writeFile(script, snippet);
  await chmod(script, 0o755);
  const notify = (change: object) => {
    const variables = Object.entries({ PATH: "/usr/bin:/bin", ...checkmkBody, ...change });

    return run("env", ["-i", ...variables.map(([name, value]) => `${name}=${value}`), script]);
  };

  await notify({});
  expect(await alerts()).toMatchObject([{ title: "Filesystem /var/mail on mail1 is WARNING", state: "firing" }]);
  await notify({ NOTIFY_NOTIFICATIONTYPE: "RECOVERY", NOTIFY_SERVICESTATE: "OK" });
  expect(await alerts()).toMatchObject([{ state: "resolved" }]);
  await expect(notify({ NOTIFY_HOSTNAME: "", NOTIFY_HOSTALIAS: "" })).rejects.toMatchObject({ code: 2 });
});

test("the command that is shown for Icinga, with its macros filled in", async () => {
  const { snippet, alerts } = await setUp("icinga");
  const values: Readonly<Record<string, string>> = icingaBody;
  const fields = [...snippet.matchAll(/key = "(--data-urlencode)", value = "(\w+)=\$/g)].flatMap(
    ([, key = "", name = ""]) => (values[name] === undefined ? [] : [key, `${name}=${values[name]}`]),
  );
  const command = /command = \[ (.*) \]/.exec(snippet)?.[1]?.match(/[^", ]+/g) ?? [];
  const [, url = ""] = /skip_key = true.* value = "(.*)" \}/.exec(snippet) ?? [];
  const [, header = ""] = /"--header" = "(.*)"/.exec(snippet) ?? [];
  await run("curl", [...command.slice(1), url, "--header", header, ...fields]);

  expect(await alerts()).toEqual([{ title: "imap on mail1 is CRITICAL", state: "firing", code: "MAIL" }]);
});

test("the media type that is shown for Zabbix, its script run with what Zabbix hands to it", async () => {
  const { snippet, alerts, address } = await setUp("zabbix");
  const macros: Readonly<Record<string, string>> = zabbixBody;
  const parameters = [...snippet.matchAll(/- name: (\w+)\n +value: '(.*)'/g)].map(([, name = "", value = ""]) => [
    name,
    value.startsWith("{") ? (macros[name] ?? "") : value,
  ]);
  const script = snippet.split("script: |\n")[1]?.split("      message_templates:")[0] ?? "";
  const headers: string[] = [];
  const posted: string[] = [];
  // Zabbix gives its scripts this much of a client, and waits for its answer.
  class HttpRequest {
    addHeader(header: string): void {
      headers.push(header);
    }

    post(url: string, body: string): string {
      posted.push(url, body);

      return "{}";
    }

    getStatus(): number {
      return 200;
    }
  }
  const value = JSON.stringify(Object.fromEntries(parameters));
  runInNewContext(`(function (value) {${script}})(value)`, { value, HttpRequest });
  const [url = "", body = ""] = posted;
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: headers.map((header): [string, string] => {
      const [name = "", ...rest] = header.split(": ");

      return [name, rest.join(": ")];
    }),
  });

  expect([url, response.status]).toEqual([address, 200]);
  expect(body).not.toContain("whsec");
  expect(await alerts()).toEqual([{ title: "Mail queue is above 30000", state: "firing", code: "MAIL" }]);
});

test("the payload that is shown for PRTG, with its placeholders filled in", async () => {
  const { snippet, alerts, address } = await setUp("prtg");
  const values: Readonly<Record<string, string>> = prtgBody;
  const payload = (/Payload: +(.*)/.exec(snippet)?.[1] ?? "").replace(/%(\w+)/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ""),
  );
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect((await fetch(address, { method: "POST", headers, body: payload })).status).toBe(200);

  expect(await alerts()).toEqual([{ title: "IMAP on mail1 is Down", state: "firing", code: "MAIL" }]);
});

/** An alert source of this kind behind a real server, and what its page shows. */
async function setUp(kind: AlertSourceKind) {
  const { id, secret } = await addAlertSource(system, { name: `Source of ${kind}`, kind }, begin);
  const { url: address } = await serveAlerts(id);

  return {
    address,
    snippet: setups[kind].snippet({ address, secret }),
    alerts: async () => {
      const rows = await db.alert.findMany({
        where: { alertSourceId: id },
        select: { title: true, state: true, service: { select: { code: true } } },
      });

      return rows.map(({ title, state, service }) => ({ title, state, code: service?.code ?? null }));
    },
  };
}
