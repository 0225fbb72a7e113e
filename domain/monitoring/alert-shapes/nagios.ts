import { AppError } from "@/domain/shared/errors";
import type { AlertLevel } from "@/domain/shared/words";
import { type Fields, firstText, isFields, requireFields, stateOf, textOf, toAlert } from "./fields";
import type { AlertNews, AlertShape, ReadingContext } from "./shape";

/** Icinga’s and Nagios’s notification commands: the macros of a notification, as a form or JSON. */
export const icingaShape = macroShape("Icinga");

/** Checkmk’s notification scripts: the same macros, as environment variables that begin with NOTIFY_. */
export const checkmkShape = macroShape("Checkmk");

function macroShape(name: string): AlertShape {
  return {
    name,
    isOf: (payload) => isFields(payload) && namedMacros(payload).has("notificationtype"),
    readersOf: (payload, context) => [() => readNotification(requireFields(payload, context), context)],
  };
}

function readNotification(payload: Fields, context: ReadingContext): AlertNews {
  const macros = namedMacros(payload);
  const any = (...names: readonly string[]) => firstText(...names.map((name) => macros.get(name)));
  const type = any("notificationtype").toUpperCase();
  // Downtime, flapping and acknowledgements say what people do about it, not whether it goes on.
  if (type !== "PROBLEM" && type !== "RECOVERY") {
    return { ignored: `A notification of the type ${type.slice(0, 40)} changes nothing about whether it goes on.` };
  }
  const host = any("hostname", "hostalias", "host");
  const check = any("servicedesc", "servicename", "service", "servicedisplayname");
  const state = any("servicestate", "serviceshortstate", "hoststate", "hostshortstate", "state").toUpperCase();
  if (host === "" || state === "") {
    const missing = host === "" ? "host" : "state";
    throw new AppError("invalid", `A notification of ${context.name} has no ${missing}. Compare it with the example.`);
  }
  const service = any("allclearservice") || check;
  const output = any("serviceoutput", "hostoutput", "output");

  return toAlert(
    {
      fingerprint: check === "" ? host : `${host}/${check}`,
      state: type === "RECOVERY" || stateOf(state) === "resolved" ? "resolved" : "firing",
      level: levels.get(state) ?? "degraded",
      title: check === "" ? `${host} is ${state}` : `${check} on ${host} is ${state}`,
      description: output,
      labels: { host, ...(check === "" ? {} : { check }), ...(service === "" ? {} : { service }) },
      links: [any("url", "link", "notesurl", "serviceactionurl", "hostactionurl")],
      startsAt: null,
      endsAt: null,
    },
    context,
  );
}

const levels: ReadonlyMap<string, AlertLevel> = new Map([
  ["CRITICAL", "critical"],
  ["CRIT", "critical"],
  ["DOWN", "critical"],
  ["UNREACHABLE", "critical"],
  ["UNREACH", "critical"],
]);

/** By their bare names: `NOTIFY_HOSTNAME`, `host_name` and `HOSTNAME` are one. Those without a value are left out. */
function namedMacros(payload: Fields): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(payload)
      .map(([name, value]): [string, string] => [
        name
          .replace(/^(?:notify|nagios|icinga)_/i, "")
          .replace(/[^a-z0-9]/gi, "")
          .toLowerCase(),
        textOf(value),
      ])
      .filter(([, value]) => value !== "" && !/^\$.*\$$/.test(value)),
  );
}
