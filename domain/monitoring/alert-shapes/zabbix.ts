import { AppError } from "@/domain/shared/errors";
import type { AlertLevel } from "@/domain/shared/words";
import { type Fields, firstText, isFields, labelsFromTags, levelOf, requireFields, textOf, toAlert } from "./fields";
import type { AlertNews, AlertShape, ReadingContext } from "./shape";

/**
 * What the media type of the console sends, and others that pass on the same macros under their usual names.
 * https://www.zabbix.com/documentation/current/en/manual/appendix/macros/supported_by_location
 */
export const zabbixShape: AlertShape = {
  name: "Zabbix",
  isOf: (payload) => isFields(payload) && "event_value" in payload,
  readersOf: (payload, context) => [() => readEvent(payload, context)],
};

function readEvent(payload: unknown, context: ReadingContext): AlertNews {
  const event = requireFields(payload, context);
  const value = textOf(event.event_value);
  if (value !== "0" && value !== "1") {
    const sentence =
      "The event_value that Zabbix sent is neither 1 (a problem) nor 0 (over). Import the media type again.";
    throw new AppError("invalid", sentence);
  }
  // Somebody has acknowledged it or written about it: it is what it was.
  if (textOf(event.event_update_status) === "1") {
    return { ignored: "An update of a problem changes nothing about whether it goes on." };
  }

  return toAlert(
    {
      fingerprint: firstText(event.event_id, event.trigger_id),
      state: value === "1" ? "firing" : "resolved",
      level: levelOfSeverity(event),
      title: firstText(event.event_name, event.trigger_name, event.alert_subject),
      description: firstText(event.event_opdata, event.alert_message),
      labels: { ...hostLabels(event), ...labelsFromTags(tagsOf(event.event_tags)) },
      links: [event.event_link, event.trigger_url],
      startsAt: null,
      endsAt: null,
    },
    context,
  );
}

function levelOfSeverity(event: Fields): AlertLevel {
  const number = textOf(event.event_nseverity);
  const level = number === "" ? undefined : numbered[Number(number)];

  return level ?? levelOf(textOf(event.event_severity));
}

// Not classified, information, warning, average, high, disaster.
const numbered: readonly AlertLevel[] = ["info", "info", "degraded", "degraded", "critical", "critical"];

function hostLabels(event: Fields): Record<string, string> {
  const host = firstText(event.host_name, event.host_host, event.hostname, event.host);

  return host === "" ? {} : { host };
}

/** `{EVENT.TAGSJSON}` is JSON, `{EVENT.TAGS}` is “service:MAIL, scope:availability”. */
function tagsOf(value: unknown): unknown {
  const text = textOf(value);
  if (!text.startsWith("[")) {
    return text === ""
      ? value
      : text.split(", ").map((pair) => {
          const [tag = "", ...rest] = pair.split(":");

          return { tag, value: rest.join(":") };
        });
  }
  try {
    return JSON.parse(text);
  } catch {
    // Cut by Zabbix at 255 characters: without tags it is still an alert.
    return [];
  }
}
