import { parseWallTime } from "@/domain/shared/calendar";

/** The named fields as instants, where they can be read; what cannot stays text, so that the schema says so. */
export function wallTimesOf(
  typed: Readonly<Record<string, string>>,
  names: readonly string[],
  timeZone: string,
): Record<string, Date | string | null> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = typed[name];

      return text === undefined ? [] : [[name, text === "" ? null : (parseWallTime(text, timeZone) ?? text)]];
    }),
  );
}
