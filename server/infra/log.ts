import pino from "pino";

const { err } = pino.stdSerializers;

/** One JSON line per event, on stderr: stdout is for what a person started the command to read. */
export const log = pino(
  { level: process.env.LOG_LEVEL || "info", serializers: { error: describe, err: describe } },
  pino.destination({ fd: 2, sync: true }),
);

/** An error of the database's driver carries the whole connection, with its secrets. */
function describe(error: unknown): unknown {
  return error instanceof Error ? { ...err(error), client: undefined } : error;
}
