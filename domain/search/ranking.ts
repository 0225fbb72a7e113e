import { isInEffect } from "@/domain/incidents/statuses";
import {
  type IncidentStatus,
  type KnownErrorState,
  type ServiceStatus,
  serviceStatusLabels,
} from "@/domain/shared/words";

/** What is known of something that matches, as far as its place among the others depends on it. */
export type Rankable = {
  /** How much of what was asked for it has, 0 to 1. */
  relevance: number;
  /** The same, of what it is about: without what is said to be wrong with it. */
  topic: number;
  /** The same, of what a service is called. */
  named: number;
  state: ResultState;
};

/** How something is, by what it is. */
export type ResultState =
  | { kind: "incident" | "maintenance" | "notice"; status: IncidentStatus; endedAt: Date | null }
  | { kind: "known_error"; state: KnownErrorState }
  | { kind: "service"; status: ServiceStatus };

const dayMs = 86_400_000;
const fadingDays = 60;

/**
 * What somebody who asks now needs first: what is broken, how a service is, what was solved lately, what is planned, and
 * what is over for long. A better match gains on a state, so that one word in something open is not before all of them
 * in something else.
 */
export function scoreOf({ relevance, topic, named, state }: Rankable, now: Date): number {
  if (state.kind === "service") {
    // What is wrong with it is said by the incident, which comes before.
    return Math.max(named * (isNow(state) ? 1.5 : 1.9), topic * 1.3);
  }
  // Who asks about something that is broken may see it in another way.
  const matching = isNow(state) && state.kind !== "known_error" ? Math.max(relevance, topic * 0.9) : relevance;

  return matching * factorOf(state, now);
}

/** Whether it is so now: what is planned is not yet, and what has ended is not any more. */
export function isNow(state: ResultState): boolean {
  switch (state.kind) {
    case "known_error":
      return state.state !== "fixed";
    case "service":
      return state.status !== "operational";
    default:
      return state.kind !== "notice" && isInEffect(state);
  }
}

/** Whether it goes on, or did until lately. */
export function isRecent(state: ResultState, now: Date): boolean {
  return isNow(state) || ("endedAt" in state && freshness(state.endedAt, now) > 0.36);
}

/** Null for what has no state: a notice. */
export function stateLabelOf(state: ResultState): string | null {
  switch (state.kind) {
    case "notice":
      return null;
    case "known_error":
      return state.state === "fixed" ? "Fixed" : "Not fixed yet";
    case "service":
      return serviceStatusLabels[state.status];
    case "maintenance":
      return state.status === "scheduled" ? "Planned" : isNow(state) ? "In progress" : "Over";
    case "incident":
      return isNow(state) ? "Open" : "Over";
  }
}

function factorOf(state: Exclude<ResultState, { kind: "service" }>, now: Date): number {
  switch (state.kind) {
    case "incident":
      return isNow(state) ? 2.5 : 1 + 0.7 * freshness(state.endedAt, now);
    case "maintenance":
      return state.status === "scheduled" ? 1.3 : isNow(state) ? 2.3 : 0.8 + 0.4 * freshness(state.endedAt, now);
    case "notice":
      return 0.5 + 0.1 * freshness(state.endedAt, now);
    case "known_error":
      return state.state === "fixed" ? 0.9 : 1.8;
  }
}

/** 1 for what has just ended, and a third of it two months later. */
function freshness(endedAt: Date | null, now: Date): number {
  const days = endedAt === null ? 0 : Math.max(0, now.getTime() - endedAt.getTime()) / dayMs;

  return Math.exp(-days / fadingDays);
}
