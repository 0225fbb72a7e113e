import { addDays, dayKey, parseWallTime } from "@/domain/shared/calendar";
import { changedServices, isNoneAffected, isPastEntry, notifies } from "@/domain/incidents/entry-choices";
import { mapWords } from "@/domain/incidents/incident-words";
import { isEnded } from "@/domain/incidents/statuses";
import type { ComposerValues } from "./values";

type Context = { timeZone: string; now: Date };

/** What the form changes, in the shape that `postUpdateInput` parses. Readings and keys are added by the edge. */
export function updateInputFrom(values: ComposerValues, context: Context) {
  return {
    ...said(values, context),
    ...(values.status === values.seen?.status ? {} : { status: values.status }),
    reopens: values.seen !== null && isEnded(values.seen.status) && !isEnded(values.status),
    services: changedServices(values),
    withdrawWorkaround: values.withdrawsWorkaround,
    ...(values.seen?.words ? { seenWords: values.seen.words } : {}),
    ...promiseOf(values, context),
  };
}

/** What a new entry says, in the shape that `openIncidentInput` parses. */
export function openInputFrom(values: ComposerValues, context: Context) {
  return {
    ...said(values, context),
    status: values.status,
    services: values.services,
    kind: values.kind,
    title: values.title,
    endsByItself: values.kind === "maintenance" && values.endsByItself,
    ...(values.alertId === "" ? {} : { alertId: values.alertId }),
    ...given("nextUpdateBy", isEnded(values.status) ? undefined : promisedTime(values, context)),
    ...given("startedAt", isPastEntry(values) ? wallTime(values.startedAt, context) : undefined),
    ...given("scheduledFor", windowTime(values, values.scheduledFor, context)),
    ...given("scheduledUntil", windowTime(values, values.scheduledUntil, context)),
  };
}

function said(values: ComposerValues, context: Context) {
  return {
    body: values.body,
    workaround: values.workaround,
    ...mapWords((name) => values[name]),
    noneAffected: values.noneAffected && isNoneAffected(values),
    notifiesSubscribers: notifies(values),
    ...given("impact", values.impact === "derived" ? undefined : values.impact),
    ...given("happenedAt", wallTime(values.happenedAt, context)),
  };
}

/** What others have promised is left as it is. */
function promiseOf(values: ComposerValues, context: Context): { nextUpdateBy?: Date | string | null } {
  if (isEnded(values.status)) {
    return { nextUpdateBy: null };
  }

  return values.promise === "keep" ? {} : { nextUpdateBy: promisedTime(values, context) ?? null };
}

function promisedTime(values: ComposerValues, context: Context): Date | string | undefined {
  const { promise, promiseAt, promiseOn } = values;
  const { timeZone, now } = context;
  if (promise === "none" || promise === "keep") {
    return undefined;
  }
  if (promise === "day") {
    return wallTime(promiseOn, context) ?? promiseOn;
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
