"use client";

import { CheckBox } from "@/components/ui/check-box";

export type ComposerReading = {
  id: string;
  label: string;
  /** "2,300 of 2,500", or that there is nothing. */
  text: string;
  isBeyond: boolean;
};

type ReadingsChoiceProps = {
  readings: readonly ComposerReading[];
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
};

/** The metrics at the time of posting, frozen into the update. */
export function ReadingsChoice({ readings, isChosen, onChange }: ReadingsChoiceProps) {
  if (readings.length === 0) {
    return null;
  }

  return (
    <div className="mt-4 rounded-box border border-line bg-card px-4 py-2">
      <CheckBox
        look="primary"
        label="Attach current metrics"
        checked={isChosen}
        onChange={(event) => onChange(event.target.checked)}
      />
      <ul className="flex flex-wrap gap-x-5 gap-y-1 pb-2 text-sm text-soft">
        {readings.map(({ id, label, text, isBeyond }) => (
          <li key={id}>
            {label} <b className={`tabular-nums ${isBeyond ? "text-down" : "text-ink"}`}>{text}</b>
            {isBeyond && <span className="sr-only"> beyond its limit</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
