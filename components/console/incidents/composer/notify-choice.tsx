"use client";

/** Who can be told by mail. */
export type ComposerMail = { isSetUp: boolean; subscriberCount: number; failure: string | null };

type NotifyChoiceProps = {
  mail: ComposerMail;
  /** How many webhooks, and how many browsers, can be told. */
  webhookCount: number;
  pushSubscriptionCount: number;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
};

/** Whether subscribers are told, and by what; and plainly, where nobody would be. */
export function NotifyChoice({ mail, webhookCount, pushSubscriptionCount, isChosen, onChange }: NotifyChoiceProps) {
  if (!mail.isSetUp && webhookCount + pushSubscriptionCount === 0) {
    return (
      <p className="mt-4 rounded-box border border-slow bg-slow-bg px-4 py-3">
        Nobody will be told by mail: mail is not set up here (SMTP_URL).
      </p>
    );
  }

  return (
    <div className="mt-4 rounded-box border border-line bg-card px-4 py-2">
      <label className="flex min-h-11 items-center gap-3 font-semibold">
        <input type="checkbox" checked={isChosen} onChange={(event) => onChange(event.target.checked)} />
        Tell subscribers
      </label>
      <p className="pb-2 text-sm text-soft">
        {mailSentence(mail)} {webhookSentence(webhookCount)} {pushSentence(pushSubscriptionCount)}
      </p>
    </div>
  );
}

function mailSentence({ isSetUp, subscriberCount, failure }: ComposerMail): string {
  if (!isSetUp) {
    return "Nobody will be told by mail: mail is not set up here (SMTP_URL).";
  }
  const people =
    subscriberCount === 0
      ? "Nobody has subscribed by mail yet."
      : `${subscriberCount.toLocaleString("en-US")} ${subscriberCount === 1 ? "address has" : "addresses have"} subscribed by mail; those are told who asked for it.`;

  return failure === null
    ? people
    : `${people} Mail does not go out just now: ${failure} It is kept, and tried for a day.`;
}

function pushSentence(count: number): string {
  if (count === 0) {
    return "";
  }

  return `${count.toLocaleString("en-US")} ${count === 1 ? "browser is" : "browsers are"} told by web push, as far as it is for them.`;
}

function webhookSentence(count: number): string {
  if (count === 0) {
    return "";
  }

  return `${count.toLocaleString("en-US")} ${count === 1 ? "webhook is" : "webhooks are"} told by webhook, as far as it is for them.`;
}
