import type { HoldReason } from "@/domain/shared/words";
import { variantsOf } from "./text-variants";

/** Something that one person can be found or harmed by, as it is in a text. */
export type PersonalDatum = {
  reason: Extract<HoldReason, "email_address" | "phone_number" | "identity_number">;
  text: string;
};

/**
 * What in a text looks like an e-mail address, a phone number, or the number of an account, a card or a person. It is
 * pointed out and never removed: what looks like one may be an error's number, and only its writer knows.
 * @param known what may stand anywhere, such as the help desk's own number
 */
export function findPersonalData(text: string, known: readonly string[] = []): PersonalDatum[] {
  const allowed = new Set(known.map(onlyDigits).filter((digits) => digits !== ""));
  const found: (PersonalDatum & { words: string })[] = [];
  for (const datum of variantsOf(text).flatMap((variant) => findIn(variant, allowed))) {
    // Another variant may find the same with other signs around it, a part of it, or more than it.
    const words = onlyWords(datum.text);
    const isSame = (one: (typeof found)[number]) =>
      one.reason === datum.reason && (one.words.includes(words) || words.includes(one.words));
    if (found.length < maxFound && !found.some(isSame)) {
      found.push({ ...datum, words });
    }
  }

  return found.map(({ reason, text: datum }) => ({ reason, text: datum }));
}

// Enough to hold it, and to name some.
const maxFound = 40;

function findIn(text: string, allowed: ReadonlySet<string>): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  let rest = text;
  for (const { reason, pattern, isOne } of kinds) {
    rest = rest.replace(pattern, (match) => {
      const datum = match.trim();
      if (!allowed.has(onlyDigits(datum)) && isOne(datum)) {
        found.push({ reason, text: datum });

        return " ";
      }

      return match;
    });
  }

  return found;
}

function onlyWords(text: string): string {
  return text.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
}

type Kind = { reason: PersonalDatum["reason"]; pattern: RegExp; isOne: (datum: string) => boolean };

// In this order: what one has taken is no number for the next. Dates, versions, addresses of machines and the numbers
// of errors (0x800CCC0F, -2147221233) are none of them.
const kinds: readonly Kind[] = [
  {
    reason: "email_address",
    pattern:
      /(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}._%+-]{0,63}|[^\s@]{0,63}[^\s@\p{L}\p{N}])@(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}\.){1,8}(?:\p{L}[\p{L}\p{M}]{1,23}|xn--[a-z\d-]{2,59})(?![\p{L}\p{N}])/giu,
    isOne: () => true,
  },
  {
    reason: "identity_number",
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\p{N}])/gu,
    isOne: isBankAccount,
  },
  {
    reason: "identity_number",
    pattern: /(?<![\p{L}\p{N}.-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu,
    isOne: isCard,
  },
  // A social security number; the number of a student or employee in the same grouping.
  {
    reason: "identity_number",
    pattern: /(?<![\p{L}\p{N}.-])\d{3}[- –—]\d{2}[- –—]\d{4}(?![\p{L}\p{N}-])/gu,
    isOne: () => true,
  },
  // Nine digits alone.
  {
    reason: "identity_number",
    pattern:
      /(?<![\p{L}\p{N}.#-])(?<!(?:error|code|job|ticket|bytes?|build)\W{1,3})\d{9}(?![\p{L}\p{N}.-]|\s?(?:bytes|KB|MB|ms)\b)/giu,
    isOne: () => true,
  },
  // Six to twelve digits that are called one.
  {
    reason: "identity_number",
    pattern:
      /\b(?:(?:student|matric\w*|employee|staff|passport|social security|personal)(?: (?:id|number|no\.?|nr\.?))?|ssn|ruid|netid number|(?:my|her|his|their) id)\W{1,3}(?:is\W{1,3})?[A-Z]{0,3}\d{6,12}(?![\p{L}\p{N}])/giu,
    isOne: () => true,
  },
  {
    reason: "phone_number",
    pattern: /(?<![\p{L}\p{N}.+])\+\d{1,3}(?:[ ./()-]{0,3}\d){6,12}(?![\p{L}\p{N}])/gu,
    isOne: () => true,
  },
  {
    reason: "phone_number",
    pattern: /(?<![\p{L}\p{N}.-])(?:1[ .–—-])?(?:\(\d{3}\) ?|\d{3}[ .–—-])\d{3}[ .–—-]\d{4}(?![\p{L}\p{N}]|[.-]\d)/gu,
    isOne: () => true,
  },
  // Without an area code: 974-1222.
  {
    reason: "phone_number",
    pattern: /(?<![\p{L}\p{N}.:/-])[2-9]\d{2}-\d{4}(?![\p{L}\p{N}]|[.-]\d)/gu,
    isOne: () => true,
  },
  // With the zero of a country whose numbers begin with one: 030/12345678, 0171 2345678.
  {
    reason: "phone_number",
    pattern: /(?<![\p{L}\p{N}.:-])0\d{2,4}[ /-]\d{3,4}(?:[ -]?\d{2,5}){0,2}(?![\p{L}\p{N}]|[.:-]\d)/gu,
    isOne: hasEightDigits,
  },
  // Whatever is called one.
  {
    reason: "phone_number",
    pattern:
      /\b(?:phone|cell|mobile|tel\.?|call (?:me|us)(?: at| on)?|text me(?: at| on)?|reach me (?:at|on))\W{1,3}(?:is\W{1,3})?\d(?:[ ./()-]{0,2}\d){5,13}(?![\p{L}\p{N}])/giu,
    isOne: () => true,
  },
];

function hasEightDigits(datum: string): boolean {
  return onlyDigits(datum).length >= 8;
}

/** ISO/IEC 7812: the sum of the digits, every other one doubled, is a multiple of ten. */
function isCard(datum: string): boolean {
  const digits = Array.from(onlyDigits(datum), Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;

    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);

  return sum % 10 === 0 && new Set(digits).size > 1;
}

/** ISO 13616: the rest by 97 is one, letters counted from ten. */
function isBankAccount(datum: string): boolean {
  const plain = datum.replaceAll(" ", "");
  const digits = Array.from(plain.slice(4) + plain.slice(0, 4), (sign) => Number.parseInt(sign, 36)).join("");
  const rest = Array.from(digits, Number).reduce((remainder, digit) => (remainder * 10 + digit) % 97, 0);

  return plain.length >= 15 && rest === 1;
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, "");
}
