import { randomUUID } from "node:crypto";

/** Text like no other, in letters alone: nothing in it can be taken for a phone or identity number. */
export function uniqueText(): string {
  return randomUUID().replaceAll(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)));
}
