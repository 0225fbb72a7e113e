import { AppError } from "@/domain/shared/errors";
import type { IncomingAlert } from "@/domain/monitoring/alerts";
import {
  type Fields,
  firstText,
  isFields,
  labelsFrom,
  levelOf,
  requireFields,
  stateOf,
  textOf,
  toAlert,
} from "./fields";
import type { AlertShape, ReadingContext } from "./shape";

/** Version 4 of https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export const alertmanagerShape = groupShape("Alertmanager", ["4"]);

/** https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/ */
export const grafanaShape = groupShape("Grafana", ["1"]);

/** Both send a group of alerts with labels and annotations; a version says whose it is. */
function groupShape(name: string, versions: readonly string[]): AlertShape {
  return {
    name,
    isOf: (payload) => isFields(payload) && Array.isArray(payload.alerts) && hasVersion(payload, versions),
    readersOf: (payload, context) => {
      const { alerts, group } = requireGroup(payload, versions, context);

      return alerts.map((alert) => () => readAlert(requireFields(alert, context), group, context));
    },
  };
}

function hasVersion(payload: Fields, versions: readonly string[]): boolean {
  return ["", ...versions].includes(textOf(payload.version));
}

function requireGroup(payload: unknown, versions: readonly string[], { name }: ReadingContext) {
  if (!isFields(payload)) {
    throw new AppError("invalid", `This is not ${name}’s webhook: its body must be a JSON object.`);
  }
  if (!hasVersion(payload, versions)) {
    const sentence = `This is not version ${versions.join(" or ")} of ${name}’s webhook. Update ${name}.`;
    throw new AppError("invalid", sentence);
  }
  if (!Array.isArray(payload.alerts)) {
    throw new AppError("invalid", `This is not ${name}’s webhook: it has no list of alerts.`);
  }
  const alerts: readonly unknown[] = payload.alerts;

  return { alerts, group: payload };
}

function readAlert(alert: Fields, group: Fields, context: ReadingContext): IncomingAlert {
  const labels = labelsFrom(alert.labels, context);
  const annotations = labelsFrom(alert.annotations, context);
  const state = stateOf(alert.status);
  if (state === null) {
    const sentence = `The status of an alert of ${context.name} must be “firing” or “resolved”.`;
    throw new AppError("invalid", sentence);
  }

  return toAlert(
    {
      fingerprint: textOf(alert.fingerprint),
      state,
      level: levelOf(labels.severity),
      title: firstText(annotations.summary, annotations.title, labels.alertname),
      description: firstText(annotations.description, annotations.message),
      labels,
      links: [alert.generatorURL, alert.panelURL, alert.dashboardURL, group.externalURL],
      startsAt: alert.startsAt,
      endsAt: alert.endsAt,
    },
    context,
  );
}
