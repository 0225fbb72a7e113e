import { scaleLinear } from "d3-scale";

/** What the demo's mail server would measure at an instant. */
export type MailServerNumbers = {
  readonly inboxPageSeconds: number;
  readonly connections: number;
  readonly queuedMessages: number;
  readonly deliveryDelaySeconds: number;
};

/** The settings of the server: what `connections` may grow to. */
export const connectionCapacity = 2_500;

/**
 * The numbers of an instant, by the clock alone: a restart goes on where it left off, and the past hour can be told
 * afterwards. On a quiet day they follow the day's load; else the disks cannot keep up, whatever the hour.
 */
export function mailServerNumbers(at: Date, isQuietDay: boolean): MailServerNumbers {
  const load = Math.max(0, loadOfDay(at) + 0.04 * ripple(at, 0));

  return isQuietDay ? quietNumbers(load, at) : strainedNumbers(load, at);
}

function quietNumbers(load: number, at: Date): MailServerNumbers {
  return {
    inboxPageSeconds: round(1.4 + 1.6 * load + 0.3 * ripple(at, 1), 0.1),
    connections: round(260 + 1_050 * load + 20 * ripple(at, 2), 1),
    queuedMessages: round(Math.max(0, 12 + 160 * load + 12 * ripple(at, 3)), 1),
    deliveryDelaySeconds: round(3 + 5 * load + 1.2 * ripple(at, 4), 0.1),
  };
}

function strainedNumbers(load: number, at: Date): MailServerNumbers {
  return {
    inboxPageSeconds: round(18 + 10 * load + 3 * wave(at, 41) + 1.2 * ripple(at, 1), 0.1),
    connections: round(Math.min(connectionCapacity, 1_980 + 330 * load + 90 * wave(at, 53) + 30 * ripple(at, 2)), 1),
    queuedMessages: round(21_000 + 9_000 * load + 2_400 * wave(at, 97) + 180 * ripple(at, 3), 1),
    deliveryDelaySeconds: round(60 * (52 + 24 * load + 7 * wave(at, 113) + 0.6 * ripple(at, 4)), 1),
  };
}

// Hours of the day and the load that people make: busy from 10 am to 3 pm.
const loadAtHour = scaleLinear(
  [0, 3, 6, 8, 10, 11.5, 13.5, 15, 18, 21, 24],
  [0.22, 0.06, 0.1, 0.45, 0.9, 0.97, 1, 0.88, 0.55, 0.4, 0.22],
);

function loadOfDay(at: Date): number {
  const quarter = Math.floor(at.getTime() / quarterMs);
  if (quarter !== known.quarter) {
    known = { quarter, hour: hourOfDay(new Date(quarter * quarterMs)) };
  }

  return loadAtHour(known.hour + (at.getTime() - quarter * quarterMs) / 3_600_000);
}

const quarterMs = 900_000;

// Whoever tells weeks asks for instants that follow each other, and a calendar takes far longer than counting.
let known = { quarter: -1, hour: 0 };

function hourOfDay(at: Date): number {
  const parts = hourAndMinute.formatToParts(at);
  const hour = Number(parts.find((part) => part.type === "hour")?.value);
  const minute = Number(parts.find((part) => part.type === "minute")?.value);

  return hour + minute / 60;
}

const hourAndMinute = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/New_York",
  hour: "numeric",
  minute: "numeric",
  hourCycle: "h23",
});

/** Slow ups and downs, from -1 to 1, that take so many minutes. */
function wave(at: Date, minutes: number): number {
  return Math.sin((2 * Math.PI * at.getTime()) / (minutes * 60_000));
}

/** The unrest of every measured number, from -1 to 1: three waves that meet differently for each `seed`. */
export function ripple(at: Date, seed: number): number {
  return (wave(at, 1.7 + seed * 0.13) + wave(at, 4.1 + seed * 0.37) + wave(at, 11.3 + seed * 0.71)) / 3;
}

function round(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(1));
}
