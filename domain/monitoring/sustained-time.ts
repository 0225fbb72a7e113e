/**
 * "5 min" or "90", as people type how long a threshold must hold, to the digits of its seconds. What cannot be read
 * stays as it is: the schema then says what is wrong with it.
 */
export function sustainSeconds(typed: string): string {
  const [, amount, unit = ""] =
    /^(\d{1,6}(?:\.\d{1,3})?)\s*(s|sec|seconds?|m|min|minutes?|h|hours?)?$/i.exec(typed.trim()) ?? [];
  if (amount === undefined) {
    return typed;
  }

  return String(Math.round(Number(amount) * secondsIn(unit.toLowerCase().charAt(0))));
}

/** "90 s", "5 min", "2 h": what `sustainSeconds` reads back as the same. */
export function durationText(seconds: number): string {
  if (seconds > 0 && seconds % 3_600 === 0) {
    return `${seconds / 3_600} h`;
  }

  return seconds > 0 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function secondsIn(unit: string): number {
  return unit === "h" ? 3_600 : unit === "m" ? 60 : 1;
}
