import { addDays, dayKey, parseWallTime } from "@/domain/shared/calendar";
import { mapWords } from "@/domain/incidents/incident-words";
import { type ComposerValues, isEnd, isNoneAffected } from "./values";

type Context = { timeZone: string; now: Date };

/** What the form changes, in the shape that `postUpdateInput` parses. Readings and keys are added by the edge. */
export function updateInputFrom(values: ComposerValues, context: Context) {
  return {
    ...said(values, context),
    ...(values.status === values.seen?.status ? {} : { status: values.status }),
    reopens: values.seen !== null && isEnd(values.seen.status) && !isEnd(values.status),
    services: changedServices(values),
    withdrawWorkaround: values.withdrawsWorkaround,
    nextUpdateBy: isEnd(values.status) ? null : (promisedTime(values, context) ?? null),
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
    ...(values.alertId === "" ? {} : { alertId: values.alertId }),
    ...given("nextUpdateBy", isEnd(values.status) ? undefined : promisedTime(values, context)),
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
    notifiesSubscribers: values.notifiesSubscribers,
    ...given("impact", values.impact === "derived" ? undefined : values.impact),
    ...given("happenedAt", wallTime(values.happenedAt, context)),
  };
}

/** Only what its writer changed. What an end does to services follows from the end. */
function changedServices({ status, services, seen }: ComposerValues) {
  const before = new Map(seen?.services.map((service) => [service.code, service.status]));
  const named = new Set(services.map(({ code }) => code));
  const changed = services.filter((service) => before.get(service.code) !== service.status);
  const added = changed.filter(({ code }) => !before.has(code));
  const removed = [...before.keys()].filter((code) => !named.has(code));

  return [...(isEnd(status) ? added : changed), ...removed.map((code) => ({ code, status: "not_affected" as const }))];
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
