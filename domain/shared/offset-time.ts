/**
 * ISO 8601 with milliseconds and the zone's offset at that time: "2006-12-12T12:30:00.000-05:00", with "Z" where the
 * offset is nothing. `timeZone` is an IANA name.
 */
export function formatOffsetTime(at: Date, timeZone: string): string {
  const name = formatter(timeZone)
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  // "GMT-05:00", or "GMT" alone. Offsets of seconds, before there were zones, are cut to minutes.
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name ?? "") ?? [];
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
  if (offset === 0) {
    return at.toISOString();
  }

  return new Date(at.getTime() + offset * 60_000).toISOString().replace("Z", `${sign}${hours}:${minutes}`);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  formatters.set(timeZone, made);

  return made;
}
