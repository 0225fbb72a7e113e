import { parseCode } from "@/domain/shared/codes";

/**
 * How a code is said on the phone: "MAIL seven", "V P N twelve", "MAIL one zero seven". A prefix that nobody could
 * pronounce is spelled; a number from 100 on is said digit by digit, because that is how callers repeat it.
 * @param code MAIL-7; the update of MAIL-7.3 is not said
 */
export function spokenCode(code: string): string {
  const parsed = parseCode(code);
  if (!parsed) {
    return code;
  }

  return `${spokenPrefix(parsed.prefix)} ${spokenNumber(parsed.number)}`;
}

function spokenPrefix(prefix: string): string {
  return /[AEIOUY]/.test(prefix) ? prefix : Array.from(prefix).join(" ");
}

function spokenNumber(number: number): string {
  if (number >= 100) {
    return Array.from(String(number), (digit) => small[Number(digit)]).join(" ");
  }
  if (number < small.length) {
    return small[number] ?? "";
  }
  const ten = tens[Math.floor(number / 10) - 2] ?? "";

  return number % 10 === 0 ? ten : `${ten}-${small[number % 10]}`;
}

const small = [
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
  ...["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
];

const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
