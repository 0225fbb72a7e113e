import { variantsOf } from "./text-variants";

/**
 * How many links a text has for whoever reads it: those that can be clicked, and what looks like an address to be typed in.
 * The name of a host alone is none: reports name servers.
 * @param lookalike the text with each letter as the plain one that it looks like
 * @param targets where its links lead
 */
export function countLinks(text: string, { lookalike, targets }: { lookalike: string; targets: readonly string[] }) {
  const clickable = targets.filter((target) => !/^mailto:[^@?]+@/i.test(target)).length;
  const typed = variantsOf(text).map((variant) => [...variant.matchAll(address)].length);
  const alike = [...lookalike.matchAll(beginning)].length;

  return Math.max(clickable, alike, ...typed, defanged.test(text.normalize("NFKC")) ? 1 : 0);
}

const beginning = /(?:h(?:tt|xx)ps?|ftps?) ?: ?[/\\]\S*|https?:\S+|(?<![\p{L}\p{N}@.])www\d? ?\. ?[\p{L}\p{N}]\S*/giu;

// What programs call their files ends like a host: "Outlook.exe/safe".
const files =
  "bat|cfg|cmd|conf|css|csv|dat|dll|docx?|exe|gif|html?|ini|jpe?g|js|json|log|msi|ost|pdf|php|png|pptx?|pst|sys|tmp|txt|xlsx?|xml|zip";
const path = String.raw`(?<![\p{L}\p{N}@/\\._-])(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,8}(?!(?:${files})(?![\p{L}\p{N}]))(?:\p{L}{2,24}|xn--[a-z\d-]{2,59})(?::\d{1,5})?\/[\p{L}\p{N}?#&_~.%-]\S*`;
const machine = String.raw`(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\/[\p{L}?#]\S*`;
const address = new RegExp(`${beginning.source}|mailto:\\S+|${path}|${machine}`, "giu");

/** Written so that no program makes a link of it, as in "evil[.]example". */
const defanged = /[\p{L}\p{N}] ?[[({] ?(?:\.|dot) ?[\])}] ?\p{L}{2}/iu;
