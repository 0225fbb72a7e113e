/** The page of one person about one incident: `/confirmations/mail-7`. */
export function confirmationPath(code: string): string {
  return `/confirmations/${code.toLowerCase()}`;
}
