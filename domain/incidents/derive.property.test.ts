import fc from "fast-check";
import { expect, test } from "vitest";
import { lostShare, serviceUptime, spellsOf } from "@/domain/services/service-days";
import type { ServiceStatus } from "@/domain/shared/words";
import { type DerivedIncident, deriveIncident } from "./derive";
import { judgeUpdate, questions } from "./judge-update";
import type { SaidUpdate } from "./said-update";
import { settleTime } from "./settle-time";
import { naiveBeginning, naiveStateAt, when } from "./testing/naive";

/** How many sequences are tried: more with MODEL_RUNS=100000. */
const runs = Number(process.env.MODEL_RUNS ?? 300);

const about = { kind: "incident", scheduledFor: null } as const;
const keys = ["MAIL", "WIFI", "FILES"];
const createdAt = new Date("2006-12-12T00:00:00Z");
const begin = Date.parse("2006-12-12T09:00:00Z");

const serviceSaid = fc.constantFrom(null, "operational", "degraded_performance", "partial_outage", "major_outage");
const status = fc.constantFrom("investigating", "identified", "monitoring", "resolved");

const action = fc.record({
  editor: fc.nat(2),
  /** Loads the form again, posts what was typed, corrects a time, or sends the last post once more. */
  does: fc.constantFrom("load", "post", "post", "post", "post", "correct", "retry"),
  /** In steps of 20 seconds; a clock may go back. */
  clock: fc.integer({ min: -6, max: 60 }),
  status: fc.option(status, { nil: null, freq: 2 }),
  reopens: fc.boolean(),
  services: fc.dictionary(fc.constantFrom(...keys), serviceSaid, { maxKeys: 2 }),
  saysNoneAffected: fc.boolean(),
  /** Minutes before now that it happened. */
  back: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
  promise: fc.constantFrom(undefined, undefined, null, 30),
  isConfirmed: fc.boolean(),
  number: fc.integer({ min: 1, max: 6 }),
});

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

test("three editors, whatever they do, get what the naive model says", () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 3, maxLength: 14 }), (actions) => {
      const log = new Log();
      for (const each of actions) {
        log.act(each);
        log.expectSound();
      }
      log.expectSameAsNaive();
    }),
    { numRuns: runs },
  );
}, 3_600_000);

/** What the verbs do, without their rows: who has not seen the last update is refused, and a key posts once. */
class Log {
  private updates: readonly SaidUpdate[] = [];
  private now = begin;
  private readonly seen = [0, 0, 0];
  private readonly acknowledged = new Map<string, number>();
  private lastKey: string | null = null;

  act(next: Action): void {
    this.now += next.clock * 20_000;
    if (next.does === "load") {
      this.seen[next.editor] = this.updates.length;
    } else if (next.does === "correct") {
      this.correct(next);
    } else if (next.does === "post" || this.lastKey === null) {
      this.post(next, `key ${this.acknowledged.size}`);
    } else {
      this.post(next, this.lastKey);
    }
  }

  private post(next: Action, key: string): void {
    if (this.acknowledged.has(key)) {
      return;
    }
    if ((this.seen[next.editor] ?? 0) < this.updates.length) {
      // Refused: the form shows what is new, and the same is posted by somebody who knows it.
      this.seen[next.editor] = this.updates.length;
    }
    const update = this.updateOf(next);
    if (this.take([...this.updates, update], update.number, next.isConfirmed)) {
      this.acknowledged.set(key, update.number);
      this.lastKey = key;
      this.expectHeard(update);
    } else {
      expect(this.isPlain(update)).toBe(false);
    }
  }

  /** What nobody can refuse: an end of now, or a reopening of now that says what is affected. */
  private isPlain({
    number,
    happenedAt,
    statusChange,
    reopens,
    services,
    saysNoneAffected,
    promise,
  }: SaidUpdate): boolean {
    const isAffected = [...services.values()].some((said) => said !== null && said !== "operational");
    const isEnd = statusChange === "resolved" && !isAffected && !promise;

    return number > 1 && happenedAt === null && (isEnd || (reopens && isAffected && !saysNoneAffected));
  }

  private updateOf(next: Action): SaidUpdate {
    const number = this.updates.length + 1;
    const postedAt = new Date(Math.max(this.now, this.updates.at(-1)?.postedAt.getTime() ?? 0));
    const happenedAt = next.back === null ? null : settleTime(typed(postedAt, next.back), this.updates);
    const statusChange = next.status ?? (number === 1 ? "investigating" : null);
    const isLogged = number === 1 && statusChange === "resolved";

    return {
      number,
      postedAt,
      happenedAt,
      beganAt: isLogged ? typed(happenedAt ?? postedAt, next.number * 7) : null,
      statusChange,
      reopens: next.reopens && statusChange !== null && statusChange !== "resolved" && this.isOver(),
      services: new Map(
        Object.entries(next.services).flatMap(([service, said]): [string, ServiceStatus | null][] =>
          number === 1 && said === null ? [] : [[service, said]],
        ),
      ),
      saysNoneAffected: next.saysNoneAffected,
      promise: typeof next.promise === "number" ? new Date(postedAt.getTime() + next.promise * 60_000) : next.promise,
      workaround: null,
    };
  }

  private correct({ number, back, isConfirmed }: Action): void {
    const former = this.updates.find((update) => update.number === number);
    if (!former) {
      return;
    }
    const others = this.updates.filter((update) => update !== former);
    const happenedAt = back === null ? null : settleTime(typed(former.postedAt, back), others);
    const before = this.updates.length === 0 ? null : this.derived();
    const isTaken = this.take(
      this.updates.map((update) => (update === former ? { ...update, happenedAt } : update)),
      number,
      isConfirmed,
    );
    if (isTaken && before?.endedAt) {
      expect(this.derived().endedAt).not.toBeNull();
    }
  }

  private take(after: readonly SaidUpdate[], number: number, isConfirmed: boolean): boolean {
    const change = { before: this.updates, after, number, confirmed: isConfirmed ? questions : [] };
    const verdict = judgeUpdate(about, change, { timeZone: "UTC", now: new Date(this.now) });
    if (verdict.outcome === "done") {
      this.updates = after;
    }

    return verdict.outcome === "done";
  }

  private isOver(): boolean {
    return this.updates.length > 0 && this.derived().endedAt !== null;
  }

  private derived(): DerivedIncident {
    return deriveIncident(about, this.updates);
  }

  /** What was acknowledged is what holds from then on. */
  private expectHeard(update: SaidUpdate): void {
    const { steps, statusAfter, endedAt, promise } = this.derived();
    const step = steps.findLast(({ number }) => number === update.number);
    expect(statusAfter.get(update.number)).toBe(update.statusChange ?? statusAfter.get(update.number));
    expect(endedAt !== null).toBe(update.statusChange === "resolved" || (endedAt !== null && !update.reopens));
    if (step && step.status !== "resolved") {
      for (const [key, said] of update.services) {
        expect(step.services.get(key) ?? null).toBe(said);
      }
    }
    if (update.promise && endedAt === null) {
      expect(promise).toEqual(update.promise);
    }
  }

  expectSound(): void {
    if (this.updates.length === 0) {
      return;
    }
    const { status: current, endedAt, services, saysNoneAffected, promise } = this.derived();
    const isAffected = [...services.values()].some((each) => each !== "operational");
    expect(current === "resolved").toBe(endedAt !== null);
    expect(endedAt === null ? isAffected || saysNoneAffected : !isAffected && promise === null).toBe(true);
    expect([...this.acknowledged.values()]).toEqual(this.updates.map(({ number }) => number));
  }

  expectSameAsNaive(): void {
    if (this.updates.length === 0) {
      return;
    }
    const derived = this.derived();
    const end = Math.max(this.now, ...this.updates.map(({ postedAt }) => postedAt.getTime()));
    const beginning = naiveBeginning(this.updates);
    const edges = [...new Set([createdAt.getTime(), beginning, ...this.updates.map(when), end])].sort((a, b) => a - b);
    const naive = edges.map((at) => naiveStateAt(this.updates, at));

    expect(derived.startedAt.getTime()).toBe(beginning);
    edges.forEach((at, index) => {
      const step = derived.steps.findLast((each) => each.at.getTime() <= at);
      expect(step?.status ?? null).toBe(naive[index]?.status);
      for (const key of keys) {
        expect(step?.services.get(key) ?? "operational").toBe(naive[index]?.serviceOf(key));
      }
    });
    for (const key of keys) {
      const lost = edges.slice(1).reduce((sum, to, index) => {
        const held = naive[index]?.serviceOf(key) ?? "operational";

        return sum + (held === "under_maintenance" ? 0 : lostShare[held]) * (to - (edges[index] ?? to));
      }, 0);
      expect(uptimeOf(derived, key, new Date(end))).toBeCloseTo(1 - lost / (end - createdAt.getTime()), 9);
    }
  }
}

/** As a time field has it: without seconds. */
function typed(from: Date, minutesBack: number): Date {
  return new Date(Math.floor(from.getTime() / 60_000) * 60_000 - minutesBack * 60_000);
}

function uptimeOf({ transitions }: DerivedIncident, key: string, now: Date): number | null {
  const changes = transitions.filter((each) => each.key === key).map((each) => ({ ...each, incidentCode: "MAIL-1" }));

  return serviceUptime(spellsOf(changes, now), createdAt, now, "UTC");
}
