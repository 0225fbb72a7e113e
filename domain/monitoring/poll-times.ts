/**
 * The next time of a source's own beat. Each source has its place in the interval by its id, so that polls are
 * spread out, and lateness does not add up.
 */
export function nextPollAt(source: { readonly id: string; readonly intervalSeconds: number }, now: Date): Date {
  const intervalMs = source.intervalSeconds * 1_000;
  const offsetMs = parseInt(source.id.slice(-8), 16) % intervalMs;
  const beats = Math.floor((now.getTime() - offsetMs) / intervalMs) + 1;

  return new Date(beats * intervalMs + offsetMs);
}
