/** "identity_number" as people read it. */
export function reasonText(reason: string): string {
  const words = reason.replaceAll("_", " ");

  return `Look for: ${words}`;
}
