import type { ReactNode } from "react";
import { RefreshEvery } from "@/components/console/refresh-every";
import { Section } from "@/components/ui/section";

type Progress = {
  sent: number;
  queued: number;
  failed: number;
  skipped: number;
  reasons: readonly { sentence: string; count: number; isFinal: boolean }[];
};
type MailProgress = Progress & { inDigest: number; suspended: readonly string[] };

type NotificationProgressProps = {
  /** Null: nothing was to be told this way. */
  mails: MailProgress | null;
  requests: Progress | null;
  pushes: Progress | null;
};

/** How far what tells of an incident has come, for each channel; asks anew by itself while some is on the way. */
export function NotificationProgress({ mails, requests, pushes }: NotificationProgressProps) {
  if (!mails && !requests && !pushes) {
    return null;
  }
  const inDigest = mails?.inDigest ?? 0;
  const onTheWay = (mails?.queued ?? 0) - inDigest + (requests?.queued ?? 0) + (pushes?.queued ?? 0);

  return (
    <Section title="Who is told">
      {onTheWay > 0 && <RefreshEvery seconds={5} />}
      {mails && (
        <ChannelProgress name="By mail" progress={{ ...mails, queued: mails.queued - inDigest }}>
          {inDigest > 0 && `, ${count(inDigest)} for the daily mail`}
        </ChannelProgress>
      )}
      {mails && <Suspended addresses={mails.suspended} />}
      {requests && <ChannelProgress name="By webhook" progress={requests} />}
      {pushes && <ChannelProgress name="By web push" progress={pushes} />}
    </Section>
  );
}

type ChannelProgressProps = { name: string; progress: Progress; children?: ReactNode };

function ChannelProgress({
  name,
  progress: { sent, queued, failed, skipped, reasons },
  children,
}: ChannelProgressProps) {
  return (
    <>
      <p role="status" className="mt-1 tabular-nums">
        <b>{name}:</b> {count(sent)} sent, {count(queued)} queued, {count(failed)} failed
        {children}
        {skipped > 0 && `, ${count(skipped)} no longer wanted`}
      </p>
      {reasons.length > 0 && (
        <ul className="mt-2 list-disc pl-6 text-sm">
          {reasons.map(({ sentence, count: times, isFinal }) => (
            <li key={`${sentence} ${isFinal}`} className="break-words">
              {count(times)} {isFinal ? "failed" : "put off"}: {sentence}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Suspended({ addresses }: { addresses: readonly string[] }) {
  return addresses.length === 0 ? null : (
    <p className="mt-2 text-sm">
      Suspended, because their server refused them for good: {addresses.join(", ")}. They are told again when their
      owner saves the page of their link.
    </p>
  );
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
