import { RefreshEvery } from "@/components/console/refresh-every";
import { Section } from "@/components/console/section";

type Progress = {
  sent: number;
  queued: number;
  inDigest: number;
  failed: number;
  skipped: number;
  reasons: readonly { sentence: string; count: number; isFinal: boolean }[];
  suspended: readonly string[];
};

/** How far the mails about an incident have come; asks anew by itself while some are on the way. */
export function MailProgress({ progress }: { progress: Progress | null }) {
  if (!progress) {
    return null;
  }
  const { sent, queued, inDigest, failed, skipped, reasons, suspended } = progress;
  const onTheWay = queued - inDigest;

  return (
    <Section title="Told by mail">
      {onTheWay > 0 && <RefreshEvery seconds={5} />}
      <p role="status" className="mt-1 tabular-nums">
        {count(sent)} sent, {count(onTheWay)} queued, {count(failed)} failed
        {inDigest > 0 && `, ${count(inDigest)} for the daily mail`}
        {skipped > 0 && `, ${count(skipped)} no longer wanted`}
      </p>
      {reasons.length > 0 && (
        <ul className="mt-2 list-disc pl-6 text-sm">
          {reasons.map(({ sentence, count: times, isFinal }) => (
            <li key={`${sentence} ${isFinal}`}>
              {count(times)} {isFinal ? "failed" : "put off"}: {sentence}
            </li>
          ))}
        </ul>
      )}
      {suspended.length > 0 && (
        <p className="mt-2 text-sm">
          Suspended, because their server refused them for good: {suspended.join(", ")}. They are told again when their
          owner saves the page of their link.
        </p>
      )}
    </Section>
  );
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
