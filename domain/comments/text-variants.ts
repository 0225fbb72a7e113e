/**
 * A text in the ways in which a reader may read it: as it is seen, without what cannot be seen and with every sign as the
 * plain one that it looks like, and then what is made whole again of it: "sam [at] example (dot) org", "h t t p s", an
 * address over the end of a line. The first is the text as it is seen; none is there twice.
 */
export function variantsOf(text: string): string[] {
  const seen = asSeen(text.slice(0, longest));
  const whole = seen.replace(/([-@./:])\n(?=\S)|\n(?=[-@./:]\S)/g, "$1");
  const spelled = withSigns(seen);
  const close = withSigns(seen.replace(spacedOut, (run) => (/[^\d ]/.test(run) ? run.replaceAll(" ", "") : run)));
  const escaped = seen.replace(/\\(?=[\p{P}\p{S}])/gu, "");
  const digits = seen.replace(/(?<=\d-?)[oO](?=-?\d)/g, "0").replace(/(?<=\d-?)[lI|](?=-?\d)/g, "1");

  return [...new Set([seen, whole, spelled, close, escaped, digits, withoutMarks(seen)])];
}

// More than any field takes.
const longest = 10_000;

function asSeen(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/([\p{N}\p{P}\p{S}])\p{M}+/gu, "$1")
    .replace(/[^\P{Nd}\d]/gu, plainDigit)
    .replace(/[\u2010-\u2012\u2212]/g, "-")
    .replace(/[\u2044\u2215\u29F8]/g, "/")
    .replace(/[\u02D0\u02F8\u2236\uA789]/g, ":")
    .replace(/[\u3002\u2024]/g, ".")
    .replace(/[\p{Zs}\t]/gu, " ");
}

/** The digits of every script are ten in a row, from zero on. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) {
    value += 1;
  }

  return String(value);
}

// Six signs or more with a space between each two.
const spacedOut = /(?<!\S)(?:\S ){5,}\S(?!\S)/g;

/** With @ and . for the words that people write in their place. */
function withSigns(text: string): string {
  return text
    .replace(/\s?[[({<]\s?(?:at|ät|@)\s?[\])}>]\s?/gi, "@")
    .replace(/\s?[[({<]\s?(?:dot|punkt|point|punto|\.)\s?[\])}>]\s?/gi, ".")
    .replace(
      /(?<![\w.+-])([\w.+-]{1,64}) (?:at|@) ([\w-]{1,63}(?: dot [\w-]{1,63}){1,8})/gi,
      (_, name: string, host: string) => [name, host.replace(/ dot /gi, ".")].join("@"),
    )
    .replace(/(?<=\S) ?@ ?(?=\S{1,253}\.\S)/g, "@")
    .replace(/(?<=\S) ([.:/]) (?=\S)/g, "$1")
    .replace(/ \. ?(?=\p{L})(?<=@\S{0,253} \. ?)/gu, ".");
}

function withoutMarks(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "");
}
