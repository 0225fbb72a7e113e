import { env } from "@/server/infra/env";

/** Where Next answers inside this process; the server says so before the first request. */
export function internalOrigin(): string {
  return process.env["INTERNAL_ORIGIN"] ?? `http://127.0.0.1:${env().PORT}`;
}
