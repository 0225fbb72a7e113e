import { type AlertLevel, alertLevels } from "@/domain/shared/words";

/** What a sender says of one alert. `startsAt` null: it does not say when, so what is firing already goes on. */
export type IncomingAlert = {
  readonly fingerprint: string;
  readonly state: "firing" | "resolved";
  readonly level: AlertLevel;
  readonly title: string;
  readonly description: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly link: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
};

/** What is known of an alert: its newest episode, from one beginning to one end. */
export type KnownAlert = Omit<IncomingAlert, "startsAt"> & {
  readonly startsAt: Date;
  readonly timesFired: number;
};

export type AlertChange = "fired" | "worsened" | "resolved" | "reworded" | "none";

export type Merged = { readonly alert: KnownAlert; readonly change: AlertChange };

/**
 * What is known once a delivery has come. A later beginning is a new episode, whether or not anybody heard of the end of
 * the one before; an end outweighs a beginning of the same episode. So deliveries may come late, twice and in any order.
 * Null: the end of something that nobody knows, without a time to keep it by.
 */
export function mergeAlert(known: KnownAlert | null, incoming: IncomingAlert, now: Date): Merged | null {
  if (known === null) {
    return firstSeen(incoming, now);
  }
  if (isNewEpisode(known, incoming)) {
    return begin(incoming, incoming.startsAt ?? now, known.timesFired + 1, now);
  }
  if (incoming.state === "resolved") {
    return end(known, incoming, now);
  }

  return known.state === "firing" && !isBefore(incoming.startsAt, known.startsAt)
    ? reword(known, incoming)
    : unchanged(known);
}

function firstSeen(incoming: IncomingAlert, now: Date): Merged | null {
  const hasNoTime = incoming.startsAt === null && incoming.endsAt === null;

  return incoming.state === "resolved" && hasNoTime
    ? null
    : begin(incoming, incoming.startsAt ?? incoming.endsAt ?? now, 1, now);
}

function isNewEpisode(known: KnownAlert, { state, startsAt }: IncomingAlert): boolean {
  if (startsAt === null) {
    return state === "firing" && known.state === "resolved";
  }

  return startsAt > known.startsAt && (known.endsAt === null || startsAt > known.endsAt);
}

function begin(incoming: IncomingAlert, startsAt: Date, timesFired: number, now: Date): Merged {
  const endsAt = incoming.state === "resolved" ? latest(startsAt, incoming.endsAt ?? now) : null;

  return {
    alert: { ...incoming, startsAt, endsAt, timesFired },
    change: incoming.state === "resolved" ? "resolved" : "fired",
  };
}

/** Of two ends the later counts. */
function end(known: KnownAlert, incoming: IncomingAlert, now: Date): Merged {
  const endsAt = incoming.endsAt ?? known.endsAt ?? now;
  if (!isEndOf(known, incoming) || (known.endsAt !== null && endsAt <= known.endsAt)) {
    return unchanged(known);
  }

  return {
    alert: { ...known, state: "resolved", endsAt: latest(known.startsAt, endsAt) },
    change: known.state === "firing" ? "resolved" : "reworded",
  };
}

/** An earlier beginning may be this one, of another machine; an end before the beginning is that of an earlier episode. */
function isEndOf(known: KnownAlert, { startsAt, endsAt }: IncomingAlert): boolean {
  const beganNoEarlier = startsAt === null || startsAt >= known.startsAt;
  if (endsAt === null) {
    return beganNoEarlier;
  }

  return endsAt >= known.startsAt || (startsAt !== null && beganNoEarlier);
}

function reword(known: KnownAlert, incoming: IncomingAlert): Merged {
  const { level, title, description, link, labels } = incoming;
  const alert = { ...known, level, title, description, link, labels };
  if (rankOf(level) > rankOf(known.level)) {
    return { alert, change: "worsened" };
  }

  return saysTheSame(known, alert) ? unchanged(known) : { alert, change: "reworded" };
}

function unchanged(known: KnownAlert): Merged {
  return { alert: known, change: "none" };
}

function saysTheSame(one: KnownAlert, other: KnownAlert): boolean {
  const words = ["level", "title", "description", "link"] as const;

  return words.every((word) => one[word] === other[word]) && haveSameLabels(one.labels, other.labels);
}

function haveSameLabels(one: KnownAlert["labels"], other: KnownAlert["labels"]): boolean {
  const names = Object.keys(one);

  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function rankOf(level: AlertLevel): number {
  return alertLevels.indexOf(level);
}

function isBefore(at: Date | null, than: Date): boolean {
  return at !== null && at < than;
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}
