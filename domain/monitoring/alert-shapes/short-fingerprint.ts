const keptLength = 120;

/** A text of any length as a fingerprint: what is too long keeps its beginning, and a sum of all of it (FNV-1a, 64 bits). */
export function shortFingerprint(text: string): string {
  if (text.length <= keptLength) {
    return text;
  }
  const sum = new TextEncoder()
    .encode(text)
    .reduce((hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n);

  return `${text.slice(0, keptLength)} ${sum.toString(16)}`;
}
