import { addDays, dayKey, parseWallTime } from "@/domain/shared/calendar";
import { mapWords } from "@/domain/incidents/incident-words";
import { type ComposerValues, isEnd } from "./values";

type Context = { timeZone: string; now: Date };

/** What the form says of an update, in the shape that `postUpdateInput` parses. Readings and keys are added by the edge. */
export function updateInputFrom(values: ComposerValues, context: Context) {
  return {
    status: values.status,
    body: values.body,
    workaround: values.workaround,
    services: values.services,
    ...mapWords((name) => values[name]),
    withdrawWorkaround: values.withdrawsWorkaround,
    notifiesSubscribers: values.notifiesSubscribers,
    ...given("impact", values.impact === "derived" ? undefined : values.impact),
    ...given("nextUpdateBy", isEnd(values.status) ? undefined : promisedTime(values, context)),
    ...given("happenedAt", wallTime(values.happenedAt, context)),
  };
}

/** The same for a new entry, in the shape that `openIncidentInput` parses. */
export function openInputFrom(values: ComposerValues, context: Context) {
  return {
    ...updateInputFrom(values, context),
    kind: values.kind,
    title: values.title,
    ...(values.alertId === "" ? {} : { alertId: values.alertId }),
    ...given("scheduledFor", windowTime(values, values.scheduledFor, context)),
    ...given("scheduledUntil", windowTime(values, values.scheduledUntil, context)),
  };
}

function promisedTime({ promise, promiseAt }: ComposerValues, { timeZone, now }: Context): Date | string | undefined {
  if (promise === "none") {
    return undefined;
  }
  if (promise !== "at") {
    return new Date(now.getTime() + Number(promise) * minuteMs);
  }
  const today = dayKey(now, timeZone);
  const atToday = parseWallTime(`${today}T${promiseAt}`, timeZone);
  const isPassed = atToday !== null && atToday <= now;

  return (isPassed ? parseWallTime(`${addDays(today, 1)}T${promiseAt}`, timeZone) : atToday) ?? promiseAt;
}

function windowTime({ kind }: ComposerValues, text: string, context: Context): Date | string | undefined {
  return kind === "maintenance" ? wallTime(text, context) : undefined;
}

/** What cannot be read stays text, so that the schema says so; empty is not given. */
function wallTime(text: string, { timeZone }: Context): Date | string | undefined {
  return text === "" ? undefined : (parseWallTime(text, timeZone) ?? text);
}

function given(name: string, value: Date | string | undefined): Record<string, Date | string> {
  return value === undefined ? {} : { [name]: value };
}

const minuteMs = 60_000;
