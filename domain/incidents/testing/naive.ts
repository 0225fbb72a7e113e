import type { IncidentStatus, ServiceStatus } from "@/domain/shared/words";
import type { SaidUpdate } from "@/domain/incidents/said-update";

/** What an incident of kind `incident` is at an instant, looked up again for each one: slow, and nothing of `derive.ts`. */
export function naiveStateAt(updates: readonly SaidUpdate[], at: number) {
  const heard = inOrder(updates).filter((update) => isValid(updates, update) && when(update) <= at);
  const isBegun = at >= naiveBeginning(updates);
  const status = isBegun ? statusOf(updates, heard) : null;
  const isOpen = status !== null && status !== "resolved";

  return {
    status,
    serviceOf: (key: string): ServiceStatus =>
      isOpen ? (memoryOf(updates, heard, key) ?? "operational") : "operational",
  };
}

export function naiveBeginning(updates: readonly SaidUpdate[]): number {
  return Math.min(
    ...updates.flatMap((update) => {
      const began = update.beganAt ? [update.beganAt.getTime()] : [];
      if (update.statusChange !== "resolved") {
        return [when(update), ...began];
      }

      return update.number > 1 ? [] : began.length > 0 ? began : [when(update)];
    }),
  );
}

export function when({ happenedAt, postedAt }: SaidUpdate): number {
  return (happenedAt ?? postedAt).getTime();
}

function inOrder(updates: readonly SaidUpdate[]): SaidUpdate[] {
  return [...updates].sort((one, other) => when(one) - when(other) || one.number - other.number);
}

function isValid(updates: readonly SaidUpdate[], { number, ...update }: SaidUpdate): boolean {
  return !updates.some(
    (end) => end.statusChange === "resolved" && end.number > number && when(end) < when({ number, ...update }),
  );
}

function statusOf(updates: readonly SaidUpdate[], heard: readonly SaidUpdate[]): IncidentStatus {
  const lastEnd = heard.findLastIndex(({ statusChange }) => statusChange === "resolved");
  const since = heard.slice(lastEnd + 1);
  const from = lastEnd === -1 ? 0 : since.findIndex(({ reopens, statusChange }) => reopens && statusChange !== null);
  if (from === -1) {
    return "resolved";
  }
  const first = updates.find(({ number }) => number === 1)?.statusChange ?? "investigating";
  const atFirst = first === "resolved" ? "investigating" : first;

  return since.slice(from).findLast(({ statusChange }) => statusChange !== null)?.statusChange ?? atFirst;
}

/** What was said of a service last, the end left out. */
function memoryOf(updates: readonly SaidUpdate[], heard: readonly SaidUpdate[], key: string): ServiceStatus | null {
  const last = heard.findLastIndex(({ services }) => services.has(key));
  if (last === -1) {
    return updates.find(({ number }) => number === 1)?.services.get(key) ?? null;
  }
  const said = heard[last]?.services.get(key) ?? null;
  const before = memoryOf(updates, heard.slice(0, last), key);
  const isOver = statusOf(updates, heard.slice(0, last + 1)) === "resolved";

  return said === "operational" && isOver && before !== null ? before : said;
}
