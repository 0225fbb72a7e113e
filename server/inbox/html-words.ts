import { convert } from "html-to-text";

/** The words of HTML, quotes with ">" in front. HTML that is too much to be read as such loses its marks alone. */
export function wordsOfHtml(html: string): string {
  const light = withoutBallast(html);
  if (light.length > maxLength || isDeep(light)) {
    return withoutMarks(light);
  }
  // Cells of a table are words apart, and its rows are lines.
  const spaced = light.replace(/<\/t[dh]>/gi, " $&").replace(/<\/tr>/gi, "<br>$&");
  const text = convert(spaced, { wordwrap: false, limits: { maxDepth, ellipsis: "" }, selectors: [...selectors] });

  return text.trim() === "" ? withoutMarks(light) : withoutTwins(text);
}

const maxDepth = 200;

const selectors = [
  { selector: "a", options: { noAnchorUrl: true, hideLinkHrefIfSameAsText: true } },
  { selector: "img", format: "skip" },
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
] as const;

/** Elements within elements without end take a long time to be read, those that indent lines above all. */
function isDeep(html: string): boolean {
  return (
    nesting(html, /<(\/?)[a-z][\w-]*/gi, optionalEnd) > maxDepth ||
    nesting(html, /<(\/?)(?:blockquote|ul|ol)\b/gi, null) > maxIndents
  );
}

const maxIndents = 15;

// HTML 13.1.2.4: they have no end, or need none.
const optionalEnd = /^<\/?(?:p|li|d[dt]|t[rdh]|thead|tbody|tfoot|option|br|hr|img|meta|link|input|col|area|base|wbr)$/i;

function nesting(html: string, tags: RegExp, ignored: RegExp | null): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag, isEnd] of html.matchAll(tags)) {
    if (!ignored?.test(tag)) {
      depth = isEnd ? Math.max(0, depth - 1) : depth + 1;
      deepest = Math.max(deepest, depth);
    }
  }

  return deepest;
}

/** "sam@example.org [sam@example.org]": the address of a link that says it already. */
function withoutTwins(text: string): string {
  return text.replace(/([^\s<>[\]]{3,200}) \[\1\]/g, "$1");
}

// Turning HTML into words is slow work; a mail that somebody wrote is far shorter.
const maxLength = 300_000;

/** Without what is no word and can be long: styles, comments of Outlook, pictures written out in letters. */
function withoutBallast(html: string): string {
  const cut = ["style", "script", "head", "title"].reduce(
    (rest, name) => withoutBetween(rest, new RegExp(`<${name}\\b`, "gi"), `</${name}>`),
    withoutBetween(html, /<!--/g, "-->"),
  );

  return cut.replace(/<img\b[^<>]*>/gi, " ").replace(/\bdata:[\w/+.;-]{1,80},[A-Za-z0-9+/=\s]{200,}/g, "");
}

/** One pass, so that an end that is missing costs nothing. */
function withoutBetween(text: string, begin: RegExp, end: string): string {
  const lower = text.toLowerCase();
  let kept = "";
  let from = 0;
  for (const { index } of text.matchAll(begin)) {
    if (index < from) {
      continue;
    }
    const until = lower.indexOf(end, index);
    if (until === -1) {
      break;
    }
    kept += text.slice(from, index);
    from = until + end.length;
  }

  return kept + text.slice(from);
}

function withoutMarks(html: string): string {
  return html
    .replace(/<(?:br|p|div|tr|li|h\d)\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(?:nbsp|#160);/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/[ \t]+/g, " ")
    .replace(/\n\s+/g, "\n");
}
