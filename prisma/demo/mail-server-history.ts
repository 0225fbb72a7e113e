import { scaleLinear } from "d3-scale";
import { mailServerNumbers, type MailServerNumbers, ripple } from "./mail-server-numbers";
import { busyWeeks, type Course, lateMail, newServer, offTimes } from "./mail-server-story";
import { instantOf, type StoryTime } from "./story-time";

export type MailServerHistory = (at: Date) => Partial<MailServerNumbers>;

type Past = { readonly loadedAt: Date; readonly isQuietDay: boolean };

/**
 * What the mail server measured at an instant of the past, as the story tells it: what its updates quote is what the line
 * shows. A number that nobody could ask for, because the server was off, is not there.
 */
export function mailServerHistory({ loadedAt, isQuietDay }: Past): MailServerHistory {
  const loadedInDecember = coursesOf(newServer, loadedAt);
  const loadedLately = coursesOf(lateMail, loadedAt);
  const off = offTimes.map((span) => spanOf(span, loadedAt));
  const busy = spanOf(busyWeeks, loadedAt);

  return (at) => {
    const loaded = { ...loadedInDecember(at), ...loadedLately(at) };
    if (off.some((span) => isWithin(span, at))) {
      return loaded.queuedMessages !== undefined ? { queuedMessages: loaded.queuedMessages } : {};
    }
    const strain = Math.max(isQuietDay ? 0 : strainOfNow(at, loadedAt), isWithin(busy, at) ? strainOfNoon(at) : 0);

    return { ...between(at, strain), ...loaded };
  };
}

/** Between a quiet day and the worst one, by a share from 0 to 1 of the way. */
function between(at: Date, share: number): MailServerNumbers {
  const [quiet, strained] = [mailServerNumbers(at, true), mailServerNumbers(at, false)];
  const mix = (number: keyof MailServerNumbers) => tidy(quiet[number] + (strained[number] - quiet[number]) * share);

  return {
    inboxPageSeconds: mix("inboxPageSeconds"),
    connections: mix("connections"),
    queuedMessages: mix("queuedMessages"),
    deliveryDelaySeconds: mix("deliveryDelaySeconds"),
  };
}

/** The incident that is open when the demo is loaded: it came within half an hour. */
function strainOfNow(at: Date, loadedAt: Date): number {
  return comeOfNow((loadedAt.getTime() - at.getTime()) / 60_000);
}

const comeOfNow = scaleLinear([200, 165], [0, 1]).clamp(true);

/** On the borrowed storage mail was slow whenever many people read. */
function strainOfNoon(at: Date): number {
  return crowd(mailServerNumbers(at, true).connections);
}

const crowd = scaleLinear([900, 1_300], [0, 0.45]).clamp(true);

type CourseByNumber = Partial<Record<keyof MailServerNumbers, Course>>;

/** From one told instant to the next; a number is not there before its first and after its last. */
function coursesOf(loaded: CourseByNumber, loadedAt: Date): (at: Date) => Partial<MailServerNumbers> {
  const courses = Object.entries(loaded).map(([number, course]) => {
    const instants = course.map(([time]) => instantOf(time, loadedAt).getTime());
    const values = course.map(([, value]) => value);

    return { number, from: Math.min(...instants), to: Math.max(...instants), scale: scaleLinear(instants, values) };
  });

  return (at) =>
    Object.fromEntries(
      courses
        .filter(({ from, to }) => at.getTime() >= from && at.getTime() <= to)
        .map(({ number, scale }) => [number, tidy(scale(at) * (1 + 0.02 * ripple(at, 5)))]),
    );
}

type Span = { readonly from: Date; readonly to: Date };

function spanOf([from, to]: readonly [StoryTime, StoryTime], loadedAt: Date): Span {
  return { from: instantOf(from, loadedAt), to: instantOf(to, loadedAt) };
}

function isWithin({ from, to }: Span, at: Date): boolean {
  return at >= from && at < to;
}

function tidy(value: number): number {
  return value < 100 ? Number(Math.max(0, value).toFixed(1)) : Math.round(value);
}
