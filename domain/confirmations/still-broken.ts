import type { StillBrokenView } from "./confirmation-views";
import { formatDateTime } from "@/domain/shared/time";

type Reading = { timeZone: string; now: Date };

/** Why an incident that was said to be over is worth another look. @param readerId who posted the latest update is "you" to themselves */
export function stillBrokenSentence(one: StillBrokenView, readerId: string, { timeZone, now }: Reading): string {
  const { author, postedAt, count } = one;
  const who = author === null ? "Allclear" : author.id === readerId ? "you" : author.name;
  const usual = Math.round(one.usual);
  const people = count === 1 ? "1 person says" : `${count} people say`;

  return `This was posted as over. Since the update by ${who} at ${formatDateTime(postedAt, timeZone, now)}, ${people} that it is still broken for them; usually it is ${usual === 0 ? "nobody" : `about ${usual}`} in that time. Post what you find: that is the answer to them.`;
}
