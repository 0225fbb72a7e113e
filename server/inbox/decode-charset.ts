import iconv from "iconv-lite";

/** Bytes as text, whatever the mail calls its charset. What is in none that is known is read as UTF-8 or as Western Europe’s. */
export function decodeCharset(bytes: Buffer, label: string | null): string {
  const name = nameOf(label ?? "");
  const shifted = shiftedCharsets.find(({ names }) => names.test(name));
  if (shifted) {
    return iconv.decode(shifted.unshift(bytes), shifted.charset);
  }
  // Those that keep every letter within seven bits.
  if (/^iso-?2022-?jp|^csiso2022jp|^jis$/.test(name)) {
    return new TextDecoder("iso-2022-jp").decode(bytes);
  }
  if (isUnicodeOrUnknown(name)) {
    return decodeUnlabelled(bytes);
  }

  return iconv.decode(bytes, name);
}

function nameOf(label: string): string {
  const name = label
    .toLowerCase()
    .replace(/[\s"'<>]+/g, "")
    .replace(/^x-(?=gbk|big5|sjis|euc|mac|cp|windows)/, "")
    .replace(/^(?:cs)?unicode-?1-?1-?utf-?7$/, "utf-7")
    .replace(/^(?:win|ms)-?(?=\d{3,4}$)/, "windows-")
    .replace(/^iso-?(?=8859-)/, "iso-")
    .replace(/^(iso-8859-\d+)-[eil]$/, "$1");

  // What is labelled with the first of these is written in the second by every program: WHATWG, Encoding, 4.2.
  return wider.get(name) ?? name;
}

const wider: ReadonlyMap<string, string> = new Map([
  ["iso-8859-1", "windows-1252"],
  ["latin1", "windows-1252"],
  ["ansi", "windows-1252"],
  ["iso-8859-9", "windows-1254"],
  ["gb2312", "gb18030"],
  ["gb_2312-80", "gb18030"],
  ["gbk", "gb18030"],
  ["ks_c_5601-1987", "cp949"],
  ["ks_c_5601", "cp949"],
  ["euc-kr", "cp949"],
  ["sjis", "shift_jis"],
]);

function isUnicodeOrUnknown(name: string): boolean {
  return (
    /^(?:|utf-?8|(?:us-?)?ascii|unknown.*|default.*|[78]bit|binary|hex|base64)$/.test(name) ||
    !iconv.encodingExists(name)
  );
}

function decodeUnlabelled(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return isMostlyUtf8(bytes) ? bytes.toString("utf8") : iconv.decode(bytes, "windows-1252");
  }
}

/** A text that was cut off within a letter, or has one that is broken. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const broken = bytes.toString("utf8").match(/\uFFFD/g)?.length ?? 0;
  const high = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);

  return broken * 4 < high;
}

/** Charsets that switch between ASCII and another one; with its letters in eight bits they are that other one. */
const shiftedCharsets = [
  { names: /^hz(?:-gb-?2312)?$/, charset: "gb18030", unshift: unshiftHz },
  { names: /^(?:cs)?iso-?2022-?kr$/, charset: "cp949", unshift: unshiftKorean },
  { names: /^(?:cs)?iso-?2022-?cn(?:-ext)?$/, charset: "gb18030", unshift: unshiftKorean },
] as const;

/** RFC 1843: `~{` and `~}` around the letters, `~~` for a tilde. */
function unshiftHz(bytes: Buffer): Buffer {
  const text = bytes
    .toString("latin1")
    .replace(/~\{([^]*?)(?:~\}|$)|~~|~\r?\n/g, (mark, letters: string | undefined) =>
      letters === undefined ? (mark === "~~" ? "~" : "") : inEightBits(letters),
    );

  return Buffer.from(text, "latin1");
}

/** RFC 1557: shift out and shift in around the letters, below a header that names them. */
function unshiftKorean(bytes: Buffer): Buffer {
  const text = bytes
    .toString("latin1")
    .replace(new RegExp(`${escape}\\$[)*][A-H]`, "g"), "")
    .replace(new RegExp(`${shiftOut}([^${shiftIn}\\n]*)${shiftIn}?`, "g"), (_, letters: string) =>
      inEightBits(letters),
    );

  return Buffer.from(text, "latin1");
}

const escape = "\x1b";
const shiftOut = "\x0e";
const shiftIn = "\x0f";

function inEightBits(letters: string): string {
  return letters.replace(/[\x21-\x7e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) | 0x80));
}
