"use client";

import { CheckBox } from "@/components/ui/check-box";
import { Note } from "@/components/ui/note";

/** Who can be notified by email. */
export type ComposerMail = { isSetUp: boolean; subscriberCount: number; failure: string | null };

type NotifyChoiceProps = {
  mail: ComposerMail;
  /** How many webhooks, and how many browsers, can be notified. */
  webhookCount: number;
  pushSubscriptionCount: number;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
};

/** Whether subscribers are notified, and by what; and plainly, where nobody would be. */
export function NotifyChoice({ mail, webhookCount, pushSubscriptionCount, isChosen, onChange }: NotifyChoiceProps) {
  if (!mail.isSetUp && webhookCount + pushSubscriptionCount === 0) {
    return <Note tone="slow">{noMail}</Note>;
  }

  const recipients = recipientsOf({
    "email subscriber": mail.isSetUp ? mail.subscriberCount : 0,
    webhook: webhookCount,
    browser: pushSubscriptionCount,
  });

  return (
    <div className="mt-4 rounded-card border border-line bg-card px-4 py-2">
      <CheckBox
        look="primary"
        label="Notify subscribers"
        checked={isChosen}
        onChange={(event) => onChange(event.target.checked)}
      />
      <p className="pb-2 text-sm text-soft">
        {[recipients, mailTrouble(mail)].filter((sentence) => sentence !== "").join(" ")}
      </p>
    </div>
  );
}

const noMail = "Nobody is notified by email: mail is not set up here (SMTP_URL).";

function mailTrouble({ isSetUp, failure }: ComposerMail): string {
  if (!isSetUp) {
    return noMail;
  }

  return failure === null ? "" : `Email cannot be sent right now: ${failure} It is kept, and retried for a day.`;
}

/** "12 email subscribers, 3 webhooks. Only those subscribed to these services are notified." */
function recipientsOf(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count.toLocaleString("en-US")} ${name}${count === 1 ? "" : "s"}`);

  return parts.length === 0
    ? "Nobody has subscribed yet."
    : `${parts.join(", ")}. Only those subscribed to these services are notified.`;
}
