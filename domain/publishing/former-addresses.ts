/** Which incidents have another address by now, and which have none. Read by the HTTP server alone. */
export const formerAddressesPath = "/problem/former-addresses.json";

/** The page that is answered, with the status 410, wherever a withdrawn incident was: `/problem/withdrawn/mail-7`. */
export function withdrawnPath(code: string): string {
  return `/problem/withdrawn/${code.toLowerCase()}`;
}
