/**
 * The codes of errors that a text names, each in one spelling and in order: `0x800CCC0F`, `0×800CCC0F`, `0800ccc0f` and
 * `800ccc0f` are all `800CCC0F`. Also the enhanced status codes of mail (RFC 3463), such as `5.7.1`. The function
 * `search_error_codes` of the database does the same.
 */
export function normaliseErrorCodes(text: string): string[] {
  // What typography, other keyboards and tired eyes make of the x in 0x.
  const plain = text
    .normalize("NFKC")
    .replace(invisible, "")
    .toLowerCase()
    .replace(/[×✕✖хχ]/g, "x");
  const codes = [...plain.matchAll(spelling)].flatMap(([, prefixed, bare, mail]) => {
    if (mail !== undefined) {
      return [mail];
    }

    return bare === undefined || isCode(bare) ? [canonical(prefixed ?? bare ?? "")] : [];
  });

  return [...new Set(codes)].sort();
}

// Soft hyphens, joiners and the like, which come along when text is copied.
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

// With 0x in front, where spaces may be around a multiplication sign; eight hexadecimal digits alone; of mail.
const spelling =
  /(?<![0-9a-z])(?:[0o] ?x ?([0-9a-fo]{6,16}|(?<=x)[0-9a-fo]{2,5})|0?([0-9a-f]{8})|(?<![0-9]\.)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?!\.[0-9]))(?![0-9a-z])/g;

/** Eight digits are a code when they say failure, as Windows writes it, or are plainly hexadecimal and no word. */
function isCode(digits: string): boolean {
  return digits.startsWith("8") || (/[a-f]/.test(digits) && /[0-9]/.test(digits));
}

function canonical(digits: string): string {
  return digits.replaceAll("o", "0").replace(/^0+/, "").toUpperCase() || "0";
}
