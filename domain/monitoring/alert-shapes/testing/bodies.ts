/**
 * Bodies as programs post them, in their fields, types and order. Where each comes from is above it; names and addresses
 * are of our campus.
 */

/** https://prometheus.io/docs/alerting/latest/configuration/#webhook_config, as Alertmanager 0.25 posts it. */
export const alertmanagerBody = {
  receiver: "allclear",
  status: "firing",
  alerts: [
    {
      status: "firing",
      labels: { alertname: "TooManyConnections", service: "Mail", severity: "critical" },
      annotations: { summary: "Mail is nearly full", description: "2,340 of 2,500" },
      startsAt: "2006-12-12T11:58:03.123456789Z",
      endsAt: "0001-01-01T00:00:00Z",
      generatorURL: "http://prometheus.example.edu/graph?g0.expr=up",
      fingerprint: "b2bd67f9fb0de1c3",
    },
    {
      status: "resolved",
      labels: { alertname: "QueueLong" },
      annotations: {},
      startsAt: "2006-12-12T11:00:00Z",
      endsAt: "2006-12-12T11:30:00Z",
      generatorURL: "javascript:alert(1)",
      fingerprint: "a1",
    },
  ],
  groupLabels: { alertname: "TooManyConnections" },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: "http://alertmanager.example.edu",
  version: "4",
  groupKey: '{}:{alertname="TooManyConnections"}',
  truncatedAlerts: 0,
};

/** The webhook of Grafana's alerting: the page “Configure webhook notifications” of its documentation. */
export const grafanaBody = {
  receiver: "Allclear",
  status: "firing",
  alerts: [
    {
      status: "firing",
      labels: { alertname: "High memory usage", service: "mail", severity: "warning", grafana_folder: "Mail" },
      annotations: { description: "The system has high memory usage", summary: "Memory of mail1 is at 91 %" },
      startsAt: "2006-12-12T06:31:12.5-05:00",
      endsAt: "0001-01-01T00:00:00Z",
      values: { B: 91.2, C: 1 },
      generatorURL: "https://grafana.example.edu/alerting/grafana/1afz29v7z/edit",
      fingerprint: "c6eadffa33fcdf37",
      silenceURL: "https://grafana.example.edu/alerting/silence/new",
      dashboardURL: "",
      panelURL: "https://grafana.example.edu/d/mail?viewPanel=2",
      imageURL: null,
    },
    {
      status: "resolved",
      labels: { alertname: "Queue", team: "mail" },
      annotations: { summary: null },
      startsAt: "2006-12-12T10:00:00Z",
      endsAt: null,
      values: null,
      valueString: "[ var='B' labels={} value=0 ]",
      generatorURL: null,
      fingerprint: "57c6d9296de2ad39",
      silenceURL: "",
      dashboardURL: "",
      panelURL: "https://grafana.example.edu/d/mail?viewPanel=3",
    },
  ],
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: "https://grafana.example.edu/",
  version: "1",
  groupKey: "{}:{}",
  truncatedAlerts: 0,
  orgId: 1,
  title: "[FIRING:1, RESOLVED:1] ",
  state: "alerting",
  message: "**Firing**",
};

/** What the media type of our console posts: macros are texts. Their values are as Zabbix's documentation shows them. */
export const zabbixBody = {
  event_id: "12345",
  event_value: "1",
  event_update_status: "0",
  event_nseverity: "4",
  event_severity: "High",
  event_name: "Mail queue is above 30000",
  event_opdata: "31240",
  event_tags: '[{"tag":"service","value":"MAIL"},{"tag":"scope","value":"performance"}]',
  trigger_id: "23109",
  host_name: "mail1",
  event_link: "https://zabbix.example.edu/tr_events.php?triggerid=23109&eventid=12345",
};

/** What the notification command of our console posts, with the runtime macros of Icinga 2 (“Monitoring Basics”). */
export const icingaBody = {
  notification_type: "PROBLEM",
  host_name: "mail1",
  service_name: "imap",
  service_state: "CRITICAL",
  service_output: "CRITICAL - Socket timeout after 10 seconds",
  host_state: "UP",
  allclear_service: "MAIL",
};

/** The environment of a notification script (“Notifications” of Checkmk's user guide), as our script posts it. */
export const checkmkBody = {
  NOTIFY_CONTACTNAME: "allclear",
  NOTIFY_DATE: "2006-12-12",
  NOTIFY_HOSTADDRESS: "192.0.2.25",
  NOTIFY_HOSTALIAS: "mail1",
  NOTIFY_HOSTNAME: "mail1",
  NOTIFY_HOSTOUTPUT: "OK - 192.0.2.25: rta 0.301ms, lost 0%",
  NOTIFY_HOSTSHORTSTATE: "UP",
  NOTIFY_HOSTSTATE: "UP",
  NOTIFY_LASTSERVICESTATECHANGE: "1165924320",
  NOTIFY_MICROTIME: "1165924321549361",
  NOTIFY_NOTIFICATIONTYPE: "PROBLEM",
  NOTIFY_PREVIOUSSERVICEHARDSHORTSTATE: "OK",
  NOTIFY_SERVICEDESC: "Filesystem /var/mail",
  NOTIFY_SERVICEOUTPUT: "WARN - 81.2% used",
  NOTIFY_SERVICESHORTSTATE: "WARN",
  NOTIFY_SERVICESTATE: "WARNING",
  NOTIFY_WHAT: "SERVICE",
};

/** What the HTTP action of our console posts; the placeholders and their values are of PRTG's manual (“List of Placeholders”). */
export const prtgBody = {
  device: "mail1",
  sensor: "IMAP",
  sensorid: "2042",
  status: "Down",
  message: "Connection refused (code: PE023)",
  linksensor: "https://prtg.example.edu/sensor.htm?id=2042",
  service: "MAIL",
};

/** `{heartbeat, monitor, msg}` of server/notification-providers/webhook.js of Uptime Kuma 1.23. */
export const uptimeKumaBody = {
  heartbeat: {
    monitorID: 89,
    status: 0,
    time: "2006-12-12 11:56:15.374",
    msg: "timeout of 16000ms exceeded",
    important: true,
    duration: 36,
    timezone: "America/New_York",
    timezoneOffset: "-05:00",
    localDateTime: "2006-12-12 06:56:15",
  },
  monitor: {
    id: 89,
    name: "WebMail",
    description: null,
    pathName: "Mail / WebMail",
    parent: null,
    childrenIDs: [],
    url: "https://webmail.example.edu",
    method: "GET",
    hostname: null,
    port: null,
    maxretries: 1,
    type: "http",
    interval: 20,
    keyword: null,
    notificationIDList: { "2": true },
    tags: [{ tag_id: 1, monitor_id: 89, value: "MAIL", name: "service", color: "#DC2626" }],
    maintenance: false,
  },
  msg: "[WebMail] [🔴 Down] timeout of 16000ms exceeded",
};

/** What the custom alert of our console posts once Gatus has filled it in (alerting/provider/custom of Gatus 5). */
export const gatusBody = {
  endpoint_group: "mail",
  endpoint_name: "imap",
  endpoint_url: "tcp://mail.example.edu:143",
  description: "healthcheck failed 3 times in a row",
  status: "TRIGGERED",
};

/** The example of section 3.2 of the JSON event format, with an alert as its data. */
export const cloudEvent = {
  specversion: "1.0",
  type: "edu.example.alert.firing",
  source: "https://monitor.example.edu/checks",
  subject: "imap on mail1",
  id: "C234-1234-1234",
  time: "2006-12-12T11:31:00Z",
  service: "MAIL",
  datacontenttype: "application/json",
  data: { severity: "critical", title: "IMAP does not answer", labels: { host: "mail1" } },
};
