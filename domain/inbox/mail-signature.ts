import { seemsQuoteHead } from "./quoted-mail";

/**
 * The lines without the signature of the writer’s program. Two dashes and a space begin one (RFC 3676, 4.3), as long as
 * it is short; where a program lost the space, what follows must look like one, since people draw such lines, too.
 */
export function withoutSignature(lines: readonly string[]): readonly string[] {
  const footer = listFooterAt(lines);
  const kept = withoutProgramLine(footer === -1 ? lines : lines.slice(0, footer));
  const dashes = kept.flatMap((line, index) => (/^-- ?$/.test(line) ? [index] : [])).slice(0, maxTries);
  const start = dashes.find((index) => isSignature(kept, index));

  return start === undefined ? kept : [...kept.slice(0, start), ...kept.slice(signatureEnd(kept, start))];
}

// Who sends rows of dashes without end keeps nobody waiting.
const maxTries = 20;

/** What Mailman and others add below every mail of a list. */
function listFooterAt(lines: readonly string[]): number {
  return lines.findIndex(
    (line, index) =>
      /^_{2,}\s*$/.test(line) &&
      lines.length - index <= 8 &&
      lines.slice(index + 1, index + 3).some((next) => /mailing list|mailingliste|liste de diffusion/i.test(next)),
  );
}

function withoutProgramLine(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== "");

  return programLine.test((lines[last] ?? "").trim().slice(0, 100)) ? lines.slice(0, last) : lines;
}

const things =
  "(?:iphone|ipad|android.{0,20}|mobile(?: device)?|handy|smartphone|blackberry.{0,20}|samsung.{0,20}|huawei.{0,20}|outlook.{0,40}|mail f(?:or|ür) windows.{0,10}|yahoo.{0,20})";
const programLine = new RegExp(
  `^(?:(?:sent (?:from|via)|gesendet (?:von|mit)|von|envoyé (?:de|depuis|à partir de)|enviado (?:desde|do|de)|inviato da(?:l)?|verzonden (?:vanaf|met)|verstuurd vanaf|skickat från|sendt fra|wysłane z|发自|從我的|iphoneから)\\s?(?:my|mein(?:em|er)?|mon|mi|meu|mio|mijn|min|mojego|我的)? ?${things}?(?: gesendet|送信)?|get outlook for .{2,20}(?:<.{0,60}>)?)\\.?$`,
  "i",
);

function isSignature(lines: readonly string[], start: number): boolean {
  const after = lines.slice(start + 1, signatureEnd(lines, start)).filter((line) => line.trim() !== "");
  if (after.length > maxLines || after.some((line) => line.length > 100)) {
    return false;
  }

  return lines[start] === "-- " || after.length === 0 || after.some((line) => contact.test(line));
}

const maxLines = 10;
const contact =
  /\S@\S+\.\S|https?:\/\/|www\.|\+?\d[\d\s()/-]{6,}\d|\b(?:tel|phone|fax|mobile|room|raum|büro|office)\b[.: ]/i;

/** Below the signature of a forwarded mail that mail may follow, after an empty line. */
function signatureEnd(lines: readonly string[], start: number): number {
  for (let index = start + 1; index < Math.min(lines.length, start + 3 * maxLines); index += 1) {
    if ((lines[index - 1] ?? "").trim() === "" && seemsQuoteHead(lines, index)) {
      return index - 1;
    }
  }

  return lines.length;
}
