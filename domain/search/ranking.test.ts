import { expect, test } from "vitest";
import { type Rankable, type ResultState, scoreOf, stateLabelOf } from "./ranking";

const now = new Date("2006-12-12T18:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** As what matches in everything that was asked for. */
function score(state: ResultState, change: Partial<Rankable> = {}): number {
  return scoreOf({ relevance: 1, topic: 1, named: 1, state, ...change }, now);
}

const inOrder: readonly (readonly [name: string, state: ResultState])[] = [
  ["an open incident", { kind: "incident", status: "investigating", endedAt: null }],
  ["work that goes on", { kind: "maintenance", status: "in_progress", endedAt: null }],
  ["a service that works", { kind: "service", status: "operational" }],
  ["what was solved yesterday", { kind: "incident", status: "resolved", endedAt: daysAgo(1) }],
  ["what was solved three weeks ago", { kind: "incident", status: "resolved", endedAt: daysAgo(21) }],
  ["what is planned", { kind: "maintenance", status: "scheduled", endedAt: null }],
  ["what was solved last year", { kind: "incident", status: "resolved", endedAt: daysAgo(340) }],
  ["a notice", { kind: "notice", status: "posted", endedAt: daysAgo(0) }],
];

test.each(inOrder.slice(1).map(([name], index) => [inOrder[index]?.[0], name, index]))(
  "%s comes before %s",
  (_before, _after, index) => {
    const [one, other] = inOrder.slice(index, index + 2).map(([, state]) => score(state));

    expect(one).toBeGreaterThan(other ?? NaN);
  },
);

test("what is broken comes before the state of its service, also where people say it in another way", () => {
  const open = score({ kind: "incident", status: "identified", endedAt: null }, { relevance: 0.6 });

  expect(open).toBeGreaterThan(score({ kind: "service", status: "partial_outage" }));
});

test("a word in something open is not before all of them in what was solved", () => {
  const open = score({ kind: "incident", status: "identified", endedAt: null }, { relevance: 0.3, topic: 0.3 });

  expect(open).toBeLessThan(score({ kind: "incident", status: "resolved", endedAt: daysAgo(400) }));
});

test("what was solved lately comes before a service that is only described so", () => {
  const solved = score({ kind: "incident", status: "resolved", endedAt: daysAgo(21) }, { relevance: 0.8 });

  expect(solved).toBeGreaterThan(score({ kind: "service", status: "operational" }, { topic: 0.8, named: 0 }));
});

test.each<[ResultState, string | null]>([
  [{ kind: "maintenance", status: "scheduled", endedAt: null }, "Planned"],
  [{ kind: "maintenance", status: "verifying", endedAt: null }, "In progress"],
  [{ kind: "maintenance", status: "completed", endedAt: now }, "Over"],
  [{ kind: "incident", status: "monitoring", endedAt: null }, "Open"],
  [{ kind: "incident", status: "resolved", endedAt: now }, "Over"],
  [{ kind: "notice", status: "posted", endedAt: now }, null],
  [{ kind: "known_error", state: "being_fixed" }, "Not fixed yet"],
  [{ kind: "service", status: "operational" }, "Working"],
  [{ kind: "service", status: "degraded_performance" }, "Slow"],
])("%j is “%s”", (state, label) => {
  expect(stateLabelOf(state)).toBe(label);
});
