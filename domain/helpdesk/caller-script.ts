import { listed } from "@/domain/shared/listed";
import { formatDateTime, formatEnd, zonesOfSpan } from "@/domain/shared/time";
import { type Headlined, headlineOf } from "@/domain/incidents/headline";
import { isEnded } from "@/domain/incidents/statuses";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { Impact, IncidentStatus, ServiceStatus } from "@/domain/shared/words";

/** What the script is made from where staff have written none. `workaround` as plain text. */
export type ScriptFacts = Headlined &
  Pick<
    IncidentSummary,
    "kind" | "status" | "impact" | "nextUpdateBy" | "endedAt" | "scheduledFor" | "scheduledUntil"
  > & { serviceNames: readonly string[]; workaround: string | null };

export type ErrorFacts = {
  title: string;
  state: "open" | "being_fixed" | "fixed";
  cause: string | null;
  workaround: string | null;
  fixedAt: Date | null;
};

type Clock = { timeZone: string; now: Date };

/** What help desk reads out, two sentences: what is wrong, and what to do. Never a time by which it will work. */
export function scriptOfIncident(facts: ScriptFacts, clock: Clock): string {
  return `${whatIsWrong(facts, clock)} ${firstSentence(facts.workaround) ?? whatToDo(facts, clock)}`;
}

export function scriptOfError({ title, state, cause, workaround, fixedAt }: ErrorFacts, clock: Clock): string {
  const moment = fixedAt === null ? "" : ` since ${formatDateTime(fixedAt, clock.timeZone, clock.now)}`;
  if (state === "fixed") {
    return `${bare(title)}; this has been fixed${moment}. Please try again; if it still comes, tell me exactly what you see.`;
  }
  const known = state === "being_fixed" ? "we know this error and are fixing it" : "this is an error that we know";
  const wrong = firstSentence(cause) ?? `${bare(title)}; ${known}.`;

  return `${wrong} ${firstSentence(workaround) ?? "What you can do will be on its page once we know it."}`;
}

/** Where callers ask about a service, and nothing that is known of comes before it. */
export function scriptOfService(name: string, status: ServiceStatus): string {
  return status === "operational"
    ? `We know of nothing that is wrong with ${name} now. Please tell me exactly what you see.`
    : `${name} ${serviceNow[status]}. The page that I can give you says all we know.`;
}

const serviceNow: Record<Exclude<ServiceStatus, "operational">, string> = {
  under_maintenance: "is being worked on now, as was planned",
  degraded_performance: "is slow now",
  partial_outage: "does not work for some people now",
  major_outage: "does not work now",
};

/**
 * The first sentence of a plain text; null when it has none. It ends with its line: steps that follow in a list cannot
 * be read out as one sentence, and stand on the page.
 */
export function firstSentence(text: string | null): string | null {
  const [line = ""] = (text ?? "").trim().split("\n");
  const [first] = sentences.segment(line.replace(/\s+/g, " "));
  const sentence = (first?.segment ?? "").trim().replace(/[:;,]+$/, "");
  if (sentence === "") {
    return null;
  }

  return /[.!?…”"')\]]$/.test(sentence) ? sentence : `${sentence}.`;
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

function whatIsWrong(facts: ScriptFacts, clock: Clock): string {
  const what = bare(headlineOf(facts));
  const { kind, status, endedAt, scheduledFor, scheduledUntil } = facts;
  if (kind === "notice") {
    return `${what}.`;
  }
  if (status === "cancelled") {
    return `${what}; this was planned, and is cancelled.`;
  }
  if (isEnded(status)) {
    return endedAt ? `${what}; this has been over since ${dateTimeOf(endedAt, clock)}.` : `${what}; this is over.`;
  }
  if (kind === "incident") {
    return `${what}; ${whoIsAffected(facts)}, and ${doing[status] ?? "we are working on it"}.`;
  }
  if (status === "scheduled" && scheduledFor && scheduledUntil) {
    const zones = zonesOfSpan(scheduledFor, scheduledUntil, clock.timeZone);
    const until = formatEnd(scheduledUntil, scheduledFor, clock.timeZone, clock.now);

    return `${what}; this is planned from ${dateTimeOf(scheduledFor, clock)}${zones.begin} until ${until}${zones.end}.`;
  }

  return scheduledUntil
    ? `${what}; this is planned work until ${dateTimeOf(scheduledUntil, clock)}.`
    : `${what}; this is planned work.`;
}

function whoIsAffected({ impact, serviceNames }: ScriptFacts): string {
  const services = serviceNames.length === 0 ? "" : ` who use ${listed(serviceNames)}`;

  return `this affects ${people[impact]}${services}`;
}

const people: Record<Impact, string> = {
  none: "few people",
  minor: "some people",
  major: "many people",
  critical: "all people",
};

const doing: Partial<Record<IncidentStatus, string>> = {
  investigating: "we are looking for the cause",
  identified: "we know the cause and are working on it",
  monitoring: "a fix is in place that we are watching",
};

function whatToDo({ kind, status, nextUpdateBy, scheduledFor, scheduledUntil }: ScriptFacts, clock: Clock): string {
  if (kind === "notice") {
    return "The page that I can give you says all we know.";
  }
  if (status === "cancelled") {
    return "There is nothing that you need to do.";
  }
  if (isEnded(status) || status === "monitoring") {
    return "Please try again; if it still does not work, tell me what you see.";
  }
  if (status === "scheduled" && scheduledFor && scheduledFor > clock.now) {
    return `Please do before ${dateTimeOf(scheduledFor, clock)} what cannot wait.`;
  }
  if (kind === "maintenance") {
    return scheduledUntil && scheduledUntil > clock.now
      ? `Please try again after ${dateTimeOf(scheduledUntil, clock)}.`
      : "It takes longer than was planned; please try again later.";
  }

  return nextUpdateBy && nextUpdateBy > clock.now
    ? `We will say more by ${dateTimeOf(nextUpdateBy, clock)}.`
    : "We will say more as soon as we know it.";
}

function dateTimeOf(at: Date, { timeZone, now }: Clock): string {
  return formatDateTime(at, timeZone, now);
}

/** Without the full stop that a title may have. */
function bare(title: string): string {
  return title.replace(/[\s.;:]+$/, "");
}
