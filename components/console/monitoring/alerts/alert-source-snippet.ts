import type { AlertSourceKind } from "@/domain/shared/words";
import { zabbixMediaType } from "./zabbix-media-type";

type Where = { readonly address: string; readonly secret: string };

type Setup = {
  /** What to do there, a step each. */
  readonly steps: readonly string[];
  /** What to enter or keep there. */
  readonly snippet: (where: Where) => string;
};

/** How each kind of program is set up to send its alerts here. */
export const setups: Record<AlertSourceKind, Setup> = {
  alertmanager: {
    steps: [
      "Put this into alertmanager.yml, and route what staff should see to the receiver “allclear”.",
      "Give alerts the labels “service” (a code such as MAIL) and “severity” (critical, warning or info).",
    ],
    snippet: ({ address, secret }) =>
      [
        "receivers:",
        "  - name: allclear",
        "    webhook_configs:",
        `      - url: ${address}`,
        "        send_resolved: true",
        "        http_config:",
        "          authorization:",
        `            credentials: ${secret}`,
      ].join("\n"),
  },
  grafana: {
    steps: [
      "Keep this as a file in provisioning/alerting, or enter the same under Alerting → Contact points → Webhook.",
      "Signed requests are taken as well: enter the secret under HMAC signature, and leave the header as it is. A timestamp header may have any name.",
      "Give alert rules the labels “service” (a code such as MAIL) and “severity” (critical, warning or info).",
    ],
    snippet: ({ address, secret }) =>
      [
        "apiVersion: 1",
        "contactPoints:",
        "  - orgId: 1",
        "    name: Allclear",
        "    receivers:",
        "      - uid: allclear",
        "        type: webhook",
        "        disableResolveMessage: false",
        "        settings:",
        `          url: ${address}`,
        "          httpMethod: POST",
        "          authorization_scheme: Bearer",
        `          authorization_credentials: ${secret}`,
      ].join("\n"),
  },
  zabbix: {
    steps: [
      "Keep this as allclear.yaml and import it under Alerts → Media types (Zabbix 6.0 or newer).",
      "Give the media type to a user, and add an action for triggers that sends problems and recoveries to that user.",
      "Tag triggers or hosts with “service” and a code such as MAIL.",
    ],
    snippet: zabbixMediaType,
  },
  icinga: {
    steps: [
      "Add this to conf.d/commands.conf of Icinga 2, and apply a Notification with this command to hosts and services, with the types Problem and Recovery.",
      "vars.allclear_service of a host or a service names the service here, such as MAIL.",
      "Nagios: define a command with the same curl, and macros such as $NOTIFICATIONTYPE$, $HOSTNAME$, $SERVICEDESC$ and $SERVICESTATE$ under the same names.",
    ],
    snippet: icingaCommand,
  },
  checkmk: {
    steps: [
      "Keep this as ~/local/share/check_mk/notifications/allclear in the site, and make it executable with chmod +x.",
      "Add a notification rule with the method “Allclear”.",
    ],
    snippet: checkmkScript,
  },
  prtg: {
    steps: [
      "Add a notification template with “Execute HTTP Action”, the method POST, this address and this payload, in one line.",
      "Add state triggers for Down and Warning with it, and choose it as well for when the condition clears.",
    ],
    snippet: ({ address, secret }) =>
      [
        `URL:      ${address}`,
        `Payload:  secret=${secret}&device=%device&sensor=%sensor&sensorid=%sensorid&status=%status&message=%message&linksensor=%linksensor&service=MAIL`,
      ].join("\n"),
  },
  uptime_kuma: {
    steps: [
      "Under Settings → Notifications, set up one of the type Webhook with this address, JSON as its body, and these additional headers.",
      "Tag monitors with “service” and a code such as MAIL.",
    ],
    snippet: ({ address, secret }) =>
      [
        `Post URL:            ${address}`,
        `Additional headers:  ${JSON.stringify({ Authorization: `Bearer ${secret}` })}`,
      ].join("\n"),
  },
  gatus: {
    steps: [
      "Put this into the configuration of Gatus, and give endpoints an alert of the type “custom”.",
      "An endpoint that is named like a service here belongs to it.",
    ],
    snippet: ({ address, secret }) =>
      [
        "alerting:",
        "  custom:",
        `    url: "${address}"`,
        '    method: "POST"',
        "    headers:",
        '      Content-Type: "application/json"',
        `      Authorization: "Bearer ${secret}"`,
        "    body: |",
        '      {"endpoint_group": "[ENDPOINT_GROUP]", "endpoint_name": "[ENDPOINT_NAME]", "endpoint_url": "[ENDPOINT_URL]",',
        '       "description": "[ALERT_DESCRIPTION]", "status": "[ALERT_TRIGGERED_OR_RESOLVED]"}',
        "    default-alert:",
        "      send-on-resolved: true",
      ].join("\n"),
  },
  cloudevents: {
    steps: [
      "Send events of version 1.0: structured, in a batch, or with their attributes in headers.",
      "Source and subject together name an alert. Its data have a status (firing or resolved), or its type ends with one.",
    ],
    snippet: ({ address, secret }) =>
      curl({ address, secret }, "application/cloudevents+json", {
        specversion: "1.0",
        id: "1",
        source: "/monitor",
        type: "edu.example.alert.firing",
        subject: "disk of mail1",
        data: { title: "The disk of mail1 is full", severity: "critical", labels: { service: "MAIL" } },
      }),
  },
  json: {
    steps: ["Send whatever the program sends, and say below where in it an alert says what it says."],
    snippet: (where) =>
      curl(where, "application/json", { check: { id: 7, name: "The disk of mail1 is full", state: "critical" } }),
  },
  generic: {
    steps: ["Send the same with the status “resolved” once it is over."],
    snippet: (where) =>
      curl(where, "application/json", {
        alert: {
          fingerprint: "disk-full-mail1",
          title: "The disk of mail1 is full",
          status: "firing",
          level: "degraded",
          labels: { service: "MAIL" },
        },
      }),
  },
};

function icingaCommand({ address, secret }: Where): string {
  // What a macro has no value for is left out.
  const field = (name: string, macro: string) =>
    `    "${name}" = { key = "--data-urlencode", value = "${name}=${macro}" }`;

  return [
    'object NotificationCommand "allclear" {',
    '  command = [ "/usr/bin/curl", "--silent", "--show-error", "--fail", "--max-time", "20" ]',
    "  arguments = {",
    '    "url" = { skip_key = true, order = -1, value = "' + address + '" }',
    '    "--header" = "Authorization: Bearer ' + secret + '"',
    field("notification_type", "$notification.type$"),
    field("host_name", "$host.name$"),
    field("host_state", "$host.state$"),
    field("host_output", "$host.output$"),
    field("service_name", "$service.name$"),
    field("service_state", "$service.state$"),
    field("service_output", "$service.output$"),
    field("allclear_service", "$allclear_service$"),
    "  }",
    "}",
  ].join("\n");
}

function checkmkScript({ address, secret }: Where): string {
  return [
    "#!/usr/bin/env python3",
    "# Allclear",
    "import json, os, sys, urllib.error, urllib.request",
    "",
    'context = {name: value for name, value in os.environ.items() if name.startswith("NOTIFY_")}',
    "request = urllib.request.Request(",
    `    "${address}",`,
    "    json.dumps(context).encode(),",
    `    {"Content-Type": "application/json", "Authorization": "Bearer ${secret}"},`,
    ")",
    "try:",
    "    urllib.request.urlopen(request, timeout=20)",
    "except urllib.error.HTTPError as error:",
    "    print(error.read().decode())",
    "    # 1: Checkmk tries again. 2: it does not.",
    "    sys.exit(1 if error.code >= 500 else 2)",
    "except OSError as error:",
    "    print(error)",
    "    sys.exit(1)",
  ].join("\n");
}

function curl({ address, secret }: Where, contentType: string, body: unknown): string {
  return [
    `curl ${address} \\`,
    `  -H "Authorization: Bearer ${secret}" \\`,
    `  -H "Content-Type: ${contentType}" \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join("\n");
}
