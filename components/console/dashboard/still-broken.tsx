import Link from "next/link";
import { Note } from "@/components/ui/note";
import type { StillBrokenView } from "@/domain/confirmations/confirmation-views";
import { stillBrokenSentence } from "@/domain/confirmations/still-broken";

type StillBrokenProps = {
  found: readonly StillBrokenView[];
  /** Who reads this: the author is asked by “you”. */
  readerId: string;
  timeZone: string;
  now: Date;
  /** Where the incident is on this page already, no link leads to it. */
  isLinked?: boolean;
};

/** Asks whoever said that it is over to look again, and everyone else to see to it. Nothing where nobody has to. */
export function StillBroken({ found, readerId, timeZone, now, isLinked = true }: StillBrokenProps) {
  return found.map((one) => (
    <Note key={one.code} tone="slow" role="status">
      <p className="font-semibold">
        {one.author?.id === readerId ? "Look again" : "Somebody has to look again"}: {one.code}, {one.title}
      </p>
      <p className="mt-1">{stillBrokenSentence(one, readerId, { timeZone, now })}</p>
      {isLinked && (
        <Link href={`/staff/incidents/${one.code.toLowerCase()}`} className="inline-flex min-h-11 items-center text-sm">
          Look at {one.code}
        </Link>
      )}
    </Note>
  ));
}
