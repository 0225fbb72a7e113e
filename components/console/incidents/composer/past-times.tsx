"use client";

import { type PartProps, WallTimeField } from "./wall-time-field";

/** From when to when it was, of what is over by the time it is entered. */
export function PastTimes(props: PartProps) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <WallTimeField {...props} name="startedAt" label="It began" />
      <WallTimeField {...props} name="happenedAt" label="It was over" hint="Empty: just now" />
    </div>
  );
}
