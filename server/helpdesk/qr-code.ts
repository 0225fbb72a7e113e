import { encode } from "uqr";
import type { QrCode } from "@/domain/helpdesk/caller-card";

/** A QR code that a phone's camera reads from a screen, with the quiet zone that readers need around it. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));

  return { size, path: path.join("") };
}
