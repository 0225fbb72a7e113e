import { z } from "zod";
import { AppError } from "@/domain/shared/errors";
import type { IncomingAlert } from "@/domain/monitoring/alerts";
import { findByPointer, isJsonPointer } from "@/domain/monitoring/json-pointer";
import { limits, optionalLine } from "@/domain/shared/input";
import { firstText, isFields, levelOf, stateOf, textOf, toAlert } from "./fields";
import type { AlertShape, ReadingContext } from "./shape";

const pointer = (label: string) =>
  optionalLine(label, limits.query).refine(
    (value) => value === undefined || isJsonPointer(value),
    `${label} must be a JSON Pointer, such as /check/id: each step begins with a slash.`,
  );
const requiredPointer = (label: string) =>
  pointer(label).refine((value) => value !== undefined, `${label} is missing. Write where it is, such as /check/id.`);

/** Where in any JSON an alert says what it says. Those after `list` begin where one alert does. */
export const alertPointersInput = z.object({
  /** The list of alerts, where there are several. */
  list: pointer("Where the list is"),
  fingerprint: requiredPointer("Where the fingerprint is"),
  title: requiredPointer("Where the title is"),
  status: requiredPointer("Where the status is"),
  /** What the status says once it is over, separated by commas; empty: the usual words. */
  resolvedWords: optionalLine("What it says when it is over", limits.query),
  level: pointer("Where the level is"),
  description: pointer("Where the description is"),
  service: pointer("Where the service is"),
  link: pointer("Where the link is"),
  startsAt: pointer("Where the beginning is"),
  endsAt: pointer("Where the end is"),
});
export type AlertPointers = z.output<typeof alertPointersInput>;

/** Any JSON, read by the pointers of one alert source; null: it has none yet. */
export function pointersShape(pointers: AlertPointers | null): AlertShape {
  return {
    name: "this program",
    isOf: () => pointers !== null,
    readersOf: (payload, context) => {
      if (pointers === null) {
        throw new AppError(
          "invalid",
          "Nobody has said yet where an alert is in this JSON. Do so under “Alert sources”.",
        );
      }

      return listOf(payload, pointers).map((alert) => () => readAlert(alert, pointers, context));
    },
  };
}

function listOf(payload: unknown, { list }: AlertPointers): readonly unknown[] {
  const found = list === undefined ? payload : findByPointer(payload, list);
  if (Array.isArray(found)) {
    const alerts: readonly unknown[] = found;

    return alerts;
  }
  if (list !== undefined && !isFields(found)) {
    throw new AppError("invalid", `At ${list} there is no list of alerts. Change the pointer under “Alert sources”.`);
  }

  return [found];
}

function readAlert(alert: unknown, pointers: AlertPointers, context: ReadingContext): IncomingAlert {
  const at = (place: string | undefined) => (place === undefined ? undefined : findByPointer(alert, place));
  const service = firstText(at(pointers.service));
  const level = at(pointers.level);

  return toAlert(
    {
      fingerprint: textOf(at(pointers.fingerprint)),
      state: requireState(at(pointers.status), pointers),
      level: levelOf(textOf(level)),
      title: textOf(at(pointers.title)),
      description: textOf(at(pointers.description)),
      labels: service === "" ? {} : { service },
      links: [at(pointers.link)],
      startsAt: at(pointers.startsAt),
      endsAt: at(pointers.endsAt),
    },
    context,
  );
}

function requireState(value: unknown, { status, resolvedWords }: AlertPointers): IncomingAlert["state"] {
  const said = textOf(value).trim().toLowerCase();
  const over = resolvedWords?.split(",").map((word) => word.trim().toLowerCase());
  const state = over === undefined ? stateOf(said) : over.includes(said) ? "resolved" : said === "" ? null : "firing";
  if (state === null) {
    const sentence = `At ${status} an alert says “${said.slice(0, 40)}”, which is no status. Say under “Alert sources” what it says when it is over.`;
    throw new AppError("invalid", sentence);
  }

  return state;
}
