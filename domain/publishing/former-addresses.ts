import { z } from "zod";

/** Which incidents and services have another address by now, and which have none. Read by the HTTP server alone. */
export const formerAddressesPath = "/problem/former-addresses.json";

/** The page that is answered, with the status 410, wherever a withdrawn incident was: `/problem/withdrawn/mail-7`. */
export function withdrawnPath(code: string): string {
  return `/problem/withdrawn/${code.toLowerCase()}`;
}

/** Codes in small letters. Published, so that these addresses lead where they should without the database too. */
export const formerAddresses = z.object({
  /** From what an incident was called to what it is called today. */
  moved: z.record(z.string(), z.string()),
  withdrawn: z.array(z.string()),
  /** Known errors that were removed, by what their address ended in. */
  removed: z.array(z.string()).default([]),
  /** Of services that were never used: from what their code was to what it is today. */
  recoded: z.record(z.string(), z.string()).default({}),
  /** Services that were deleted, by their code. */
  deleted: z.array(z.string()).default([]),
});

export type FormerAddresses = z.output<typeof formerAddresses>;
