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
import { shortFingerprint } from "./short-fingerprint";
import type { AlertShape, ReadingContext } from "./shape";

/** One event or a batch, as https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md has them. */
export const cloudEventsShape: AlertShape = {
  name: "CloudEvents",
  isOf: (payload) => [payload].flat().some((event) => isFields(event) && "specversion" in event),
  readersOf: (payload, context) =>
    [payload].flat().map((event) => () => readEvent(requireFields(event, context), context)),
};

/** An event whose attributes came in headers that begin with `ce-`; null without them. */
export function eventFromHeaders(headers: Iterable<readonly [string, string]>, data: unknown): Fields | null {
  const attributes = [...headers].flatMap(([name, value]): [string, string][] =>
    name.startsWith("ce-") ? [[name.slice(3), decodeHeader(value)]] : [],
  );

  return attributes.some(([name]) => name === "specversion") ? { ...Object.fromEntries(attributes), data } : null;
}

/** Percent-encoding, as the HTTP binding has it; what is none stays. */
function decodeHeader(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function readEvent(event: Fields, context: ReadingContext): IncomingAlert {
  const missing = ["id", "source", "type"].filter((name) => textOf(event[name]) === "");
  if (missing.length > 0 || !textOf(event.specversion).startsWith("1.")) {
    const what = missing.length > 0 ? `has no ${missing.join(", ")}` : "is not of version 1.0";
    throw new AppError("invalid", `A CloudEvent ${what}. Send what version 1.0 of CloudEvents requires.`);
  }
  const [source, type] = [textOf(event.source), textOf(event.type)];
  const data = dataOf(event);
  const words = type.split(".");
  const ending = stateOf(words.at(-1));
  const state = stateOf(firstText(data.status, data.state, event.status)) ?? ending;
  if (state === null) {
    const sentence = `The CloudEvent “${type.slice(0, 60)}” does not say whether it goes on. Give its data a status, “firing” or “resolved”.`;
    throw new AppError("invalid", sentence);
  }
  const kind = ending === null ? type : words.slice(0, -1).join(".");
  const labels = labelsFrom(data.labels, context);
  const service = firstText(labels.service, data.service, event.service);

  return toAlert(
    {
      fingerprint: firstText(data.fingerprint, shortFingerprint([source, firstText(event.subject, kind)].join(" "))),
      state,
      level: levelOf(firstText(data.level, data.severity, event.severity, labels.severity)),
      title: firstText(data.title, data.summary, data.message, event.subject, type),
      description: firstText(data.description, data.details),
      labels: { ...labels, source, type, ...(service === "" ? {} : { service }) },
      links: [data.link, data.url, event.source],
      startsAt: firstText(data.startsAt) || (state === "firing" ? event.time : null),
      endsAt: firstText(data.endsAt) || event.time,
    },
    context,
  );
}

/** What the event is about: an object as it is, JSON in a text or in base64 as what it spells, and any other text as words. */
function dataOf(event: Fields): Fields {
  const given = typeof event.data_base64 === "string" ? decodeBase64(event.data_base64) : event.data;
  if (isFields(given)) {
    return given;
  }
  const text = textOf(given);
  try {
    const parsed: unknown = JSON.parse(text);

    return isFields(parsed) ? parsed : { description: text };
  } catch {
    return { description: text };
  }
}

function decodeBase64(text: string): string {
  return new TextDecoder().decode(
    Uint8Array.from(atob(text.replace(/[^A-Za-z0-9+/]/g, "")), (byte) => byte.charCodeAt(0)),
  );
}
