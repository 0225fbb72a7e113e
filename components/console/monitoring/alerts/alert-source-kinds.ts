import type { AlertSourceKind } from "@/domain/shared/words";

export const kindNames: Record<AlertSourceKind, string> = {
  alertmanager: "Alertmanager (Prometheus)",
  grafana: "Grafana",
  zabbix: "Zabbix",
  icinga: "Icinga or Nagios",
  checkmk: "Checkmk",
  prtg: "PRTG",
  uptime_kuma: "Uptime Kuma",
  gatus: "Gatus",
  cloudevents: "CloudEvents",
  json: "Any JSON, by pointers",
  generic: "Any other program",
};
