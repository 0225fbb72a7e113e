import { afterOthers, promiseThing } from "@/domain/incidents/entry-choices";
import { incidentWordNames } from "@/domain/incidents/incident-words";
import type { Outdated } from "./post-answer";
import type { ComposerValues } from "./values";

/** The form of somebody who has read what others posted. @param keepsOwn the contested things of which they keep theirs */
export function valuesAfterOthers(
  values: ComposerValues,
  { changes, seen, lastUpdateNumber }: Outdated,
  keepsOwn: ReadonlySet<string>,
): ComposerValues {
  const isGivenUp = (thing: string) =>
    changes.some((change) => change.thing === thing && change.own !== null) && !keepsOwn.has(thing);
  const isPromised = changes.some(({ thing }) => thing === promiseThing);

  return {
    ...afterOthers(values, seen, { promise: isPromised, keepsOwn }),
    basedOn: lastUpdateNumber,
    ...(isGivenUp("impact") ? { impact: "derived" } : {}),
    ...(isGivenUp("workaround") ? { workaround: "", withdrawsWorkaround: false } : {}),
    ...Object.fromEntries(incidentWordNames.filter(isGivenUp).map((name) => [name, ""])),
  };
}
