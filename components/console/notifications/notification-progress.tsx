import { RefreshEvery } from "@/components/console/refresh-every";
import { Section } from "@/components/ui/section";
import type { ChannelProgress } from "@/domain/notifications/channels";

/** How far the notifications about an incident have come on each channel; refreshes by itself while some are on the way. */
export function NotificationProgress({ channels }: { channels: readonly ChannelProgress[] }) {
  if (channels.length === 0) {
    return null;
  }

  return (
    <Section title="Notifications">
      {channels.some(({ queued }) => queued > 0) && <RefreshEvery seconds={5} />}
      {channels.map((progress) => (
        <ProgressOf key={progress.label} progress={progress} />
      ))}
    </Section>
  );
}

function ProgressOf({ progress }: { progress: ChannelProgress }) {
  const { label, sent, queued, failed, skipped, later, reasons, note } = progress;

  return (
    <>
      <p role="status" className="mt-1 tabular-nums">
        <b>{label}:</b> {formatted(sent)} sent, {formatted(queued)} queued, {formatted(failed)} failed
        {later !== null && `, ${later}`}
        {skipped > 0 && `, ${formatted(skipped)} skipped`}
      </p>
      {reasons.length > 0 && (
        <ul className="mt-2 list-disc pl-6 text-sm">
          {reasons.map(({ sentence, count, isFinal }) => (
            <li key={`${sentence} ${isFinal}`} className="break-words">
              {formatted(count)} {isFinal ? "failed" : "retrying"}: {sentence}
            </li>
          ))}
        </ul>
      )}
      {note !== null && <p className="mt-2 text-sm break-words">{note}</p>}
    </>
  );
}

function formatted(count: number): string {
  return count.toLocaleString("en-US");
}
