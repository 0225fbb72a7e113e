/** A media type of Zabbix 6.0, which newer ones import too: it posts the macros of an event. */
export function zabbixMediaType({ address, secret }: { address: string; secret: string }): string {
  const parameters = [["url", address], ["secret", secret], ...macros].flatMap(([name = "", value = ""]) => [
    `        - name: ${name}`,
    `          value: '${value}'`,
  ]);

  return [
    "zabbix_export:",
    "  version: '6.0'",
    "  media_types:",
    "    - name: Allclear",
    "      type: WEBHOOK",
    "      parameters:",
    ...parameters,
    "      timeout: 20s",
    "      script: |",
    ...script.map((line) => `        ${line}`),
    "      message_templates:",
    ...["PROBLEM", "RECOVERY", "UPDATE"].flatMap((mode) => [
      "        - event_source: TRIGGERS",
      `          operation_mode: ${mode}`,
      "          subject: '{EVENT.NAME}'",
      "          message: '{EVENT.OPDATA}'",
    ]),
  ].join("\n");
}

const macros: readonly (readonly [name: string, macro: string])[] = [
  ["event_id", "{EVENT.ID}"],
  ["event_value", "{EVENT.VALUE}"],
  ["event_update_status", "{EVENT.UPDATE.STATUS}"],
  ["event_nseverity", "{EVENT.NSEVERITY}"],
  ["event_name", "{EVENT.NAME}"],
  ["event_opdata", "{EVENT.OPDATA}"],
  ["event_tags", "{EVENT.TAGSJSON}"],
  ["trigger_id", "{TRIGGER.ID}"],
  ["trigger_url", "{TRIGGER.URL}"],
  ["host_name", "{HOST.NAME}"],
];

const script = [
  "var event = JSON.parse(value), request = new HttpRequest(), url = event.url;",
  "request.addHeader('Content-Type: application/json');",
  "request.addHeader('Authorization: Bearer ' + event.secret);",
  "delete event.url;",
  "delete event.secret;",
  "var answer = request.post(url, JSON.stringify(event));",
  "if (request.getStatus() !== 200) {",
  "  throw 'Allclear answered ' + request.getStatus() + ': ' + answer;",
  "}",
  "return answer;",
];
