import { simpleParser } from "mailparser";

/** The words of HTML, quotes with ">" in front. HTML that is too much to be read as such loses its marks alone. */
export async function wordsOfHtml(html: string): Promise<string> {
  const light = withoutBallast(html);
  if (light.length > maxLength) {
    return withoutMarks(light);
  }
  const mail = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${light}`);
  const { text } = await simpleParser(mail, { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });

  return text === undefined || text.trim() === "" ? withoutMarks(light) : withoutTwins(text);
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
