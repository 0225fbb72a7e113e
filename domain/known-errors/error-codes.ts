/**
 * The codes of errors that a text names, each in one spelling and in order: `0x800CCC0F`, `0×800CCC0F`, `0800ccc0f`,
 * `800ccc0f`, `&H800CCC0F`, `800CCC0Fh` and the decimal `-2146644977` are all `800CCC0F`. Also the enhanced status codes
 * of mail (RFC 3463), such as `5.7.1`. The function `search_error_codes` of the database does the same.
 */
export function normaliseErrorCodes(text: string): string[] {
  // What typography, other keyboards and tired eyes make of the x in 0x.
  const plain = text
    .normalize("NFKC")
    .replace(invisible, "")
    .toLowerCase()
    .replace(/[×✕✖хχ]/g, "x")
    .replace(/[−–]/g, "-");
  const codes = [...plain.matchAll(spelling)].flatMap(([, prefixed, bare, mail, decimal]) => {
    if (mail !== undefined) {
      return [mail];
    }
    if (decimal !== undefined) {
      return codeOfNumber(Number(decimal));
    }

    return bare === undefined || isCode(bare) ? [canonical(prefixed ?? bare ?? "")] : [];
  });

  return [...new Set(codes)].sort();
}

// Soft hyphens, joiners and the like, which come along when text is copied.
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

// With 0x in front, where spaces may be around a multiplication sign; eight hexadecimal digits alone, or marked as such
// by another language; of mail; a decimal number of 32 bits.
const spelling =
  /(?<![0-9a-z])(?:[0o] ?x ?([0-9a-fo]{6,16}|(?<=x)[0-9a-fo]{2,5})|(?:0|x|&h|#)?([0-9a-f]{8})h?|(?<![0-9]\.)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?!\.[0-9])|(-?[0-9]{9,10}))(?![0-9a-z])/g;

/** Eight digits are a code when they say failure, as Windows writes it, or are plainly hexadecimal and no word. */
function isCode(digits: string): boolean {
  return digits.startsWith("8") || (/[a-f]/.test(digits) && /[0-9]/.test(digits));
}

/**
 * Of decimal numbers only those of Windows’ own failures (0x80…, 0xC0…), with or without a sign: other numbers are those
 * of telephones and accounts.
 */
function codeOfNumber(number: number): string[] {
  const unsigned = number < 0 ? number + 2 ** 32 : number;
  const isFailure = [0x80, 0xc0].includes(Math.floor(unsigned / 2 ** 24));

  return isFailure ? [unsigned.toString(16).toUpperCase()] : [];
}

function canonical(digits: string): string {
  return digits.replaceAll("o", "0").replace(/^0+/, "").toUpperCase() || "0";
}
