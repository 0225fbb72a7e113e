import { invalid } from "@/domain/shared/input";

type Times = {
  startedAt?: Date | null | undefined;
  happenedAt?: Date | null | undefined;
  nextUpdateBy?: Date | null | undefined;
  readings?: readonly { readAt: Date }[];
};

/** What only the clock can refuse. @throws AppError invalid */
export function refuseTimes({ startedAt, happenedAt, nextUpdateBy, readings = [] }: Times, now: Date): void {
  const fields = {
    ...(startedAt && startedAt > now ? { startedAt: "This is still to come. Say when it began." } : {}),
    ...(happenedAt && happenedAt > now ? { happenedAt: "This is still to come. Say when it happened." } : {}),
    ...(nextUpdateBy && nextUpdateBy <= now
      ? { nextUpdateBy: "This has passed. Promise a time that is still to come." }
      : {}),
    ...(readings.some(({ readAt }) => readAt > now)
      ? { readings: "A number cannot have been read in the time to come. Load the page again." }
      : {}),
  };
  if (Object.keys(fields).length > 0) {
    throw invalid(fields);
  }
}
