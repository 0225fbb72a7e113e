import { AppError } from "@/domain/shared/errors";
import { type Fields, firstText, isFields, requireFields, textOf, toAlert } from "./fields";
import type { AlertNews, AlertShape, ReadingContext } from "./shape";

/** PRTG’s “Execute HTTP Action”: placeholders in a form. https://kb.paessler.com/en/topic/373 */
export const prtgShape: AlertShape = {
  name: "PRTG",
  isOf: (payload) => isFields(payload) && "sensor" in payload && "device" in payload,
  readersOf: (payload, context) => [() => readNotification(payload, context)],
};

function readNotification(payload: unknown, context: ReadingContext): AlertNews {
  const sent = requireFields(payload, context);
  const [device, sensor, status] = [sent.device, sent.sensor, sent.status].map(textOf);
  // In a test notification, placeholders stay as they are.
  if (status === "%status" || sensor === "%sensor") {
    return { ignored: "This is a test notification. It arrived." };
  }
  if (!device || !sensor || !status) {
    const sentence = "A notification of PRTG needs device, sensor and status. Compare its payload with the example.";
    throw new AppError("invalid", sentence);
  }
  const word = status.trim().toLowerCase();
  const isUp = word.startsWith("up");
  if (!isUp && /acknowledged|paused|unknown|none/.test(word)) {
    return { ignored: `The status “${status.slice(0, 40)}” says neither that it goes on nor that it is over.` };
  }

  return toAlert(
    {
      fingerprint: firstText(sent.sensorid, `${device}/${sensor}`),
      state: isUp ? "resolved" : "firing",
      level: word.startsWith("down") ? "critical" : "degraded",
      title: `${sensor} on ${device} is ${status}`,
      description: firstText(sent.message, sent.lastmessage),
      labels: { device, sensor, ...labelsOf(sent) },
      links: [sent.linksensor, sent.link],
      startsAt: null,
      endsAt: null,
    },
    context,
  );
}

function labelsOf(sent: Fields): Record<string, string> {
  const named = ["service", "group", "probe"].map((name): [string, string] => [name, textOf(sent[name])]);

  return Object.fromEntries(named.filter(([, text]) => text !== ""));
}
