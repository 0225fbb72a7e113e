/** What has overflowed or stalled Markdown parsers, alone and repeated. */
export const hostileFragments = [
  ...[">", "> ", "- ", "* ", "1. ", "> - ", "-\n", "- a\n", "- [ ] a\n", "> a\n", "  - a\n", "\t", "\ta\n", " \t"],
  ...["*a_ ", "*a ", "**a *b ", "a**b_c ", "_a ", "**", "*a*_b_", "***a__b*c_", "~~a ", "*a", "a*", "*`a`_", "a.*_"],
  ...[
    "[",
    "[a",
    "![",
    "[]",
    "[a](",
    "](b)",
    "[a](<b",
    '[a](b "',
    "[a][b]",
    "[a]: /u\n\n",
    "[*a](b)",
    "*[a](b)_",
    "[`](b",
  ],
  ...["[^a]", "[^a]: b\n", "[^a]: ", "[a\\", "(", ")", "[a](javascript:b) ", "[a](//b)", "![](data:a) "],
  ...["<", "<a ", "<!--", "<?", "<![CDATA[", "<!A ", "<a b='", "<http://a", "</a", "<b>", "<div>\n", "<script>", "-->"],
  ...["`", "`a``b", "```\n", "~~~\n```\n", "&", "&amp;", "&#x", "&#1234567;", "&a;", "\\", "\\*"],
  ...["www.", "www._", "www.a.b ", "http://", "http://a ", "http://_", "a@b.c ", "a.", "@", "_@", "a_b@c-"],
  ...[
    "a\n=",
    "a\n-\n",
    "a\n",
    "# ",
    "# a\n",
    "---\n",
    "|a",
    "|-",
    "|\n",
    "|a|\n|-|\n",
    "a|b\n-|-\n",
    "\\|",
    "a\n-|-\n",
  ],
  ...["\n", "a  \n", "a\r", "\0", "\u{1F600}", "\uD83D", "\uFEFF", "\u202E", "\u00A0*", "word ", "$a"],
] as const;

/** Texts of about that many characters, each with its name. */
export function hostileTexts(length: number): [string, string][] {
  return [
    ...hostileFragments.map((fragment): [string, string] => [JSON.stringify(fragment), fill(fragment, length)]),
    ["emphasis opened, then closed", fill("*a **b ", length / 2) + fill(" b** a*", length / 2)],
    ["stars around a word", `${fill("**", length / 2)}a${fill("**", length / 2)}`],
    ["brackets opened, then closed", "[".repeat(length / 2) + "]".repeat(length / 2)],
    ["links in links", `${fill("[", length / 5)}a${fill("](b)", (length * 4) / 5)}`],
    ["images in images", `${fill("![", length / 3)}a${fill("](b)", (length * 2) / 3)}`],
    ["parentheses in a link", `[a](${"(".repeat(length / 2)}${")".repeat(length / 2)})`],
    ["a wide table with short rows", table(length / 8) + fill("|\n", length / 2)],
    ["a square table", table(Math.sqrt(length / 2)) + fill(`${"|a".repeat(Math.sqrt(length / 2))}\n`, length)],
    ["deep quotes with lazy lines", ">".repeat(length / 100) + fill("a\n", length)],
    ["ever deeper quotes", steps(length, (level) => `${">".repeat(level)}a\n`)],
    ["ever deeper lists", steps(length, (level) => `${"  ".repeat(level)}- a\n`)],
    ["ever longer runs of backticks", steps(length, (level) => `${"`".repeat(level)} `)],
    ["many definitions", steps(length, (level) => `[a${level}]: /u\n`)],
    ["many footnotes", steps(length, (level) => `[^${level}]\n\n[^${level}]: x\n\n`)],
    ["an endless host", `www.${fill("a.", length)}`],
    ["an endless mail address", `${fill("a_", length / 2)}@${fill("a-", length / 2)}`],
    ["attributes without end", `<a ${fill("a=b ", length)}`],
    ["entities behind an address", `http://a.b/${fill("&a;", length)}`],
  ];
}

function fill(fragment: string, length: number): string {
  return fragment.repeat(Math.ceil(length / fragment.length)).slice(0, length);
}

function table(columns: number): string {
  return `${"|a".repeat(columns)}|\n${"|-".repeat(columns)}|\n`;
}

function steps(length: number, step: (level: number) => string): string {
  let text = "";
  for (let level = 1; text.length < length; level += 1) {
    text += step(level);
  }

  return text;
}
