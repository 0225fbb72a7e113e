import { typedIn } from "@/app/staff/answer-form";
import { wallTimesOf } from "@/app/staff/wall-times";

/** What the form says of a known error, for its schema: services and the time it was fixed need a translation. */
export function knownErrorOf(form: FormData, timeZone: string): Record<string, unknown> {
  const typed = typedIn(form);

  return { ...typed, ...wallTimesOf(typed, ["fixedAt"], timeZone), services: checkedIn(typed, "service-") };
}

/** The boxes that are checked, by what their names say after the prefix. */
export function checkedIn(typed: Readonly<Record<string, string>>, prefix: string): string[] {
  return Object.entries(typed)
    .filter(([name, value]) => name.startsWith(prefix) && value === "on")
    .map(([name]) => name.slice(prefix.length));
}
