import { invalid } from "@/domain/input";

type Times = {
  startedAt?: Date | undefined;
  happenedAt?: Date | null | undefined;
  nextUpdateBy?: Date | undefined;
  readings?: readonly { readAt: Date }[];
};

/** Refuses times that are on the wrong side of now. @throws AppError invalid */
export function refuseImpossibleTimes(times: Times, now: Date): void {
  const fields = {
    ...(isAfter(times.startedAt, now)
      ? { startedAt: "It cannot have begun in the future. Choose an earlier time." }
      : {}),
    ...(isAfter(times.happenedAt, now)
      ? { happenedAt: "It cannot have happened in the future. Choose an earlier time." }
      : {}),
    ...(times.nextUpdateBy && times.nextUpdateBy <= now
      ? { nextUpdateBy: "The time of the next update has passed. Choose a later one." }
      : {}),
    ...(times.readings?.some(({ readAt }) => readAt > now)
      ? { readings: "A number cannot have been read in the future. Load the page again." }
      : {}),
  };
  if (Object.keys(fields).length > 0) {
    throw invalid(fields);
  }
}

function isAfter(at: Date | null | undefined, now: Date): boolean {
  return at != null && at > now;
}
