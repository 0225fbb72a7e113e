import type { IncomingAlert } from "./alerts";
import { alertmanagerShape, grafanaShape } from "./alert-shapes/alertmanager";
import { cloudEventsShape } from "./alert-shapes/cloud-events";
import { gatusShape } from "./alert-shapes/gatus";
import { genericShape } from "./alert-shapes/generic";
import { checkmkShape, icingaShape } from "./alert-shapes/nagios";
import { type AlertPointers, pointersShape } from "./alert-shapes/pointers";
import { prtgShape } from "./alert-shapes/prtg";
import type { AlertNews, AlertShape } from "./alert-shapes/shape";
import { uptimeKumaShape } from "./alert-shapes/uptime-kuma";
import { zabbixShape } from "./alert-shapes/zabbix";
import { AppError } from "@/domain/shared/errors";
import type { AlertSourceKind } from "@/domain/shared/words";

/** What a delivery comes to. `index` is the place of an alert in it, from 0. */
type ParsedAlerts = {
  readonly alerts: readonly IncomingAlert[];
  readonly refused: readonly { readonly index: number; readonly error: string }[];
  readonly ignored: readonly { readonly index: number; readonly reason: string }[];
};

type Source = { readonly kind: AlertSourceKind; readonly pointers?: AlertPointers | null };

/**
 * Reads what an alert source posts: as its kind writes it, else as any kind does that a body can be known by. What is
 * wrong with one alert refuses that one.
 * @throws AppError invalid when none of it can be read, with what is wrong about it
 */
export function parseAlerts({ kind, pointers = null }: Source, payload: unknown, now: Date): ParsedAlerts {
  const own = kind === "json" ? pointersShape(pointers) : shapes[kind];
  const shape = own.isOf(payload) ? own : (Object.values(shapes).find(({ isOf }) => isOf(payload)) ?? own);
  const readers = shape.readersOf(payload, { name: shape.name, now });
  if (readers.length > maxAlerts) {
    const advice = shape === alertmanagerShape ? "Set max_alerts in alertmanager.yml." : "Send them in parts.";
    throw new AppError("invalid", `At most ${maxAlerts} alerts are taken at once. ${advice}`);
  }
  const results = readers.map(resultOf);
  const refused = results.flatMap((result, index) => ("error" in result ? [{ index, error: result.error }] : []));
  if (refused.length > 0 && refused.length === results.length) {
    throw new AppError("invalid", [...new Set(refused.map(({ error }) => error))].slice(0, 5).join(" "));
  }

  return {
    alerts: results.flatMap((result) => ("fingerprint" in result ? [result] : [])),
    refused,
    ignored: results.flatMap((result, index) => ("ignored" in result ? [{ index, reason: result.ignored }] : [])),
  };
}

const maxAlerts = 2_000;

const shapes: Record<Exclude<AlertSourceKind, "json">, AlertShape> = {
  alertmanager: alertmanagerShape,
  grafana: grafanaShape,
  zabbix: zabbixShape,
  icinga: icingaShape,
  checkmk: checkmkShape,
  prtg: prtgShape,
  uptime_kuma: uptimeKumaShape,
  gatus: gatusShape,
  cloudevents: cloudEventsShape,
  generic: genericShape,
};

function resultOf(read: () => AlertNews): AlertNews | { readonly error: string } {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError) {
      return { error: error.message };
    }
    throw error;
  }
}
