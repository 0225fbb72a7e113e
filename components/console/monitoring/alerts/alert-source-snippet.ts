import type { AlertSourceKind } from "@/domain/shared/words";

/** What to put where the alerts come from. The secret is for the person to fill in. */
export function snippetFor(kind: AlertSourceKind, address: string): string {
  return kind === "alertmanager" ? alertmanagerYaml(address) : curlCommand(address);
}

function alertmanagerYaml(address: string): string {
  return [
    "# In alertmanager.yml; route what staff should see to this receiver.",
    "# Give alerts the labels “service” (a code such as MAIL) and “severity”",
    "# (critical, warning or info).",
    "receivers:",
    "  - name: allclear",
    "    webhook_configs:",
    `      - url: ${address}`,
    "        send_resolved: true",
    "        http_config:",
    "          authorization:",
    "            credentials: THE_SECRET",
  ].join("\n");
}

function curlCommand(address: string): string {
  return [
    `curl ${address} \\`,
    '  -H "Authorization: Bearer $SECRET" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '{"alert":{"fingerprint":"disk-full-mail1","title":"The disk of mail1 is full","status":"firing","level":"degraded","labels":{"service":"MAIL"}}}'`,
    '# The same with "status":"resolved" once it is over.',
  ].join("\n");
}
