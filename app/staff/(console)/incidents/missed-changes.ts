import type { MissedChange } from "@/components/console/incidents/composer/post-answer";
import type { ComposerValues } from "@/components/console/incidents/composer/values";
import { isUsualPromise, promiseThing, statusThing } from "@/domain/incidents/entry-choices";
import { incidentWordNames, incidentWords } from "@/domain/incidents/incident-words";
import type { OthersChange } from "@/domain/incidents/others-changes";
import { formatDateTime } from "@/domain/shared/time";
import { impactLabels, incidentStatusLabels, serviceStatusLabels, type ServiceStatus } from "@/domain/shared/words";

type Clock = { timeZone: string; now: Date };

/** What others changed, in words, beside what the form says of the same. */
export function sayChanges(changes: readonly OthersChange[], values: ComposerValues, clock: Clock): MissedChange[] {
  return changes.map((change) => {
    const { own, ...said } = sayChange(change, values, clock);

    return { ...said, own: change.isContested ? own : null, by: change.thing === "words" ? (change.by ?? null) : null };
  });
}

function sayChange(change: OthersChange, values: ComposerValues, clock: Clock): Omit<MissedChange, "by"> {
  switch (change.thing) {
    case "status":
      return {
        ...{ thing: statusThing, label: "Status", own: incidentStatusLabels[values.status] },
        ...{ before: incidentStatusLabels[change.before], now: incidentStatusLabels[change.now] },
      };
    case "service": {
      const own = values.services.find(({ code }) => code === change.code)?.status ?? null;

      return {
        ...{ thing: change.code, label: null, own: sayService(own) },
        ...{ before: sayService(change.before), now: sayService(change.now) },
      };
    }
    case "impact":
      return {
        ...{ thing: "impact", label: "Impact", before: impactLabels[change.before], now: impactLabels[change.now] },
        own: values.impact === "derived" ? null : impactLabels[values.impact],
      };
    case "promise":
      return {
        ...{ thing: promiseThing, label: "Next update by" },
        ...{ before: sayTime(change.before, clock), now: sayTime(change.now, clock) },
        own: isUsualPromise(values) || values.promise === "keep" ? null : sayPromise(values),
      };
    case "workaround":
      return {
        ...{ thing: "workaround", label: "Workaround", before: sayWorkaround(change.before) },
        ...{ now: sayWorkaround(change.now), own: values.workaround === "" ? "none" : values.workaround },
      };
    case "words": {
      const name = incidentWordNames.find((known) => known === change.field);

      return {
        ...{ thing: change.field, label: name ? incidentWords[name].label : change.field },
        ...{ before: change.before ?? "none", now: change.now ?? "none", own: name ? values[name] : null },
      };
    }
  }
}

function sayService(status: ServiceStatus | null): string {
  return status === null ? "Not affected" : serviceStatusLabels[status];
}

function sayTime(at: Date | null, { timeZone, now }: Clock): string {
  return at === null ? "no promise" : formatDateTime(at, timeZone, now);
}

function sayPromise({ promise, promiseAt, promiseOn }: ComposerValues): string {
  switch (promise) {
    case "at":
      return promiseAt;
    case "day":
      return promiseOn.replace("T", ", ");
    case "none":
    case "keep":
      return "no promise";
    default:
      return `in ${promise} min`;
  }
}

function sayWorkaround(number: number | null): string {
  return number === null ? "none" : `that of update ${number}`;
}
