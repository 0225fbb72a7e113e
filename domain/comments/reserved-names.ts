/** What a name is compared with. */
type ReservedNames = {
  /** Phrases of the settings: whoever has one anywhere in their name speaks for the organisation. */
  phrases: readonly string[];
  /** Names that are taken as they are: the site's, and the public names of staff. */
  names: readonly string[];
  /** Names and codes of services: with a word for those who run them, or alone, they speak for them. */
  services: readonly string[];
};

/**
 * Whether a name reads as one that speaks for the organisation, in any spelling, spacing and punctuation.
 * @param lookalike gives the same for two texts that look the same
 */
export function isReservedName(
  name: string,
  { phrases, names, services }: ReservedNames,
  lookalike: (text: string) => string,
): boolean {
  const keysOf = (text: string) => spellings(text, lookalike).map((words) => words.join(""));
  const taken = [...names, ...services].flatMap(keysOf);
  const spoken = [...phrases, ...names.filter(hasSeveralWords), ...services.flatMap(withRole)].flatMap(keysOf);

  return spellings(name, lookalike).some((words) => {
    const whole = words.join("");
    const runs = runsOf(words);

    return taken.some((key) => isWhole(whole, key)) || spoken.some((key) => isWithin(key, whole, runs));
  });
}

/** The phrases of the settings, one a line. @param setting null: the usual ones */
export function reservedPhrases(setting: string | null): string[] {
  return (setting ?? usualReservedNames)
    .split("\n")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

/** What staff call themselves, until an admin says otherwise. */
export const usualReservedNames = [
  "IT",
  ...["IT staff", "IT support", "IT team", "IT services", "IT department", "IT security", "information technology"],
  ...["help desk", "service desk", "support", "technical support", "tech support", "customer service", "call center"],
  ...["admin", "admins", "administrator", "administrators", "sysadmin", "root", "operator", "operations", "moderator"],
  ...["webmaster", "postmaster", "hostmaster", "official", "staff", "security team", "network team", "systems team"],
].join("\n");

const roles = ["team", "staff", "support", "admin", "crew", "group", "operations", "ops", "service", "help"];

function withRole(service: string): string[] {
  return roles.map((role) => `${service} ${role}`);
}

function hasSeveralWords(name: string): boolean {
  return /\S\s+\S/.test(name.trim());
}

/** A name as its words, folded: its marks as spaces, its marks as the letters that they look like, and without digits. */
function spellings(text: string, lookalike: (text: string) => string): string[][] {
  const spaced = text.normalize("NFKC").replace(/[^\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]/gu, " ");

  return [spaced, text, spaced.replace(/\p{N}/gu, "")].map((each) =>
    fold(lookalike(each))
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== ""),
  );
}

/** Signs that are typed for letters, and letters that are hard to distinguish, as one. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[0134578@$!|€]/g, (sign) => typedFor[sign] ?? sign)
    .replaceAll("i", "l")
    .replaceAll("vv", "w")
    .replaceAll("rn", "m");
}

const typedFor: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "l",
  "|": "l",
  "€": "e",
};

/** Every run of words, joined: "a d min" has "admin". */
function runsOf(words: readonly string[]): Set<string> {
  return new Set(
    words.flatMap((_, from) => words.slice(from).map((__, length) => words.slice(from, from + length + 1).join(""))),
  );
}

function isWhole(whole: string, key: string): boolean {
  return key !== "" && (whole === key || whole === `the${key}`);
}

/** A short one only alone, since other words have it in them; a long one also within a word. */
function isWithin(key: string, whole: string, runs: ReadonlySet<string>): boolean {
  return isWhole(whole, key) || (key.length >= 4 && runs.has(key)) || (key.length >= 8 && whole.includes(key));
}
