import pino from "pino";

/** One JSON line per event, on stderr: stdout is for what a person started the command to read. */
export const log = pino(
  { level: process.env.LOG_LEVEL ?? "info", serializers: { error: pino.stdSerializers.err } },
  pino.destination({ fd: 2, sync: true }),
);
