import { AppError } from "@/domain/shared/errors";
import { firstText, isFields, labelsFromTags, requireFields, textOf, toAlert } from "./fields";
import type { AlertNews, AlertShape, ReadingContext } from "./shape";

/** Uptime Kuma’s webhook with its own body. https://github.com/louislam/uptime-kuma */
export const uptimeKumaShape: AlertShape = {
  name: "Uptime Kuma",
  isOf: (payload) => isFields(payload) && "heartbeat" in payload && "monitor" in payload,
  readersOf: (payload, context) => [() => readHeartbeat(payload, context)],
};

const [down, up] = ["0", "1"];

function readHeartbeat(payload: unknown, context: ReadingContext): AlertNews {
  const { heartbeat, monitor, msg } = requireFields(payload, context);
  if (!isFields(heartbeat) || !isFields(monitor)) {
    return { ignored: "It is about no monitor: a test, or a certificate that ends soon. It arrived." };
  }
  const status = textOf(heartbeat.status);
  if (status === "") {
    throw new AppError("invalid", "A heartbeat of Uptime Kuma has no status. Leave the body of the webhook as it is.");
  }
  if (status !== down && status !== up) {
    return { ignored: "The monitor is pending or under maintenance: neither down nor up." };
  }
  const name = firstText(monitor.pathName, monitor.name);

  return toAlert(
    {
      fingerprint: firstText(heartbeat.monitorID, monitor.id, monitor.name),
      state: status === down ? "firing" : "resolved",
      level: "critical",
      title: `${name} is ${status === down ? "down" : "up"}`,
      description: firstText(heartbeat.msg, msg),
      labels: { monitor: name, ...labelsFromTags(monitor.tags) },
      links: [monitor.url],
      startsAt: null,
      endsAt: null,
    },
    context,
  );
}
