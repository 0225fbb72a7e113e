"use client";

import { NotNotified } from "@/components/console/notifications/not-notified";
import type { ChannelAudience } from "@/domain/notifications/channels";

type NotifyChoiceProps = {
  audiences: readonly ChannelAudience[];
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
};

/** Whether subscribers are notified, and by what; and plainly, where nobody would be. */
export function NotifyChoice({ audiences, isChosen, onChange }: NotifyChoiceProps) {
  if (!audiences.some(({ isReady }) => isReady)) {
    return <NotNotified audiences={audiences} />;
  }
  const summaries = audiences.flatMap(({ summary }) => summary ?? []);
  const notes = audiences.flatMap(({ note }) => note ?? []);

  return (
    <div className="mt-4 rounded-box border border-line bg-card px-4 py-2">
      <label className="flex min-h-11 items-center gap-3 font-semibold">
        <input type="checkbox" checked={isChosen} onChange={(event) => onChange(event.target.checked)} />
        Notify subscribers
      </label>
      <p className="pb-2 text-sm text-soft">
        {capitalized(summaries.join(", "))}. Only those subscribed to these services are notified. {notes.join(" ")}
      </p>
    </div>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
