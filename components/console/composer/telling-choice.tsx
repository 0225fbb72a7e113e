"use client";

/** Who can be told by mail. */
export type ComposerMail = { isSetUp: boolean; subscriberCount: number; failure: string | null };

type TellingChoiceProps = { mail: ComposerMail; isChosen: boolean; onChange: (isChosen: boolean) => void };

/** Whether subscribers are told; and plainly, where nobody would be. */
export function TellingChoice({ mail, isChosen, onChange }: TellingChoiceProps) {
  if (!mail.isSetUp) {
    return (
      <p className="mt-4 rounded-card border border-slow bg-slow-bg px-4 py-3">
        Nobody will be told by mail: mail is not set up here (SMTP_URL).
      </p>
    );
  }

  return (
    <div className="mt-4 rounded-card border border-line bg-card px-4 py-2">
      <label className="flex min-h-11 items-center gap-3 font-semibold">
        <input type="checkbox" checked={isChosen} onChange={(event) => onChange(event.target.checked)} />
        Tell subscribers by mail
      </label>
      <p className="pb-2 text-sm text-soft">{sentenceFor(mail)}</p>
    </div>
  );
}

function sentenceFor({ subscriberCount, failure }: ComposerMail): string {
  const people =
    subscriberCount === 0
      ? "Nobody has subscribed yet."
      : `${subscriberCount.toLocaleString("en-US")} ${subscriberCount === 1 ? "address has" : "addresses have"} subscribed; those are told who asked for it.`;

  return failure === null
    ? people
    : `${people} Mail does not go out just now: ${failure} It is kept, and tried for a day.`;
}
