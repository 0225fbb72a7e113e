/** What people and programs put into a field to break what reads it, or whoever reads it. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ["a script", "<script>alert(1)</script>"],
  ["an event handler", "<img src=x onerror=alert(1)><svg/onload=alert(1)>"],
  ["a way out of an attribute", `"><script>alert(1)</script><a title='" onmouseover=alert(1) x='`],
  ["a way out of a field", "</textarea></title></style><script>alert(1)</script>"],
  ["a javascript: link", "[here](javascript:alert(1)) <javascript:alert(1)> [there](JaVaScRiPt&#58;alert(1))"],
  ["a data: link", "[here](data:text/html,<script>alert(1)</script>) ![x](data:image/svg+xml,<svg onload=alert(1)>)"],
  ["an overridden direction", "\u202Egpj.exe\u202C \u2066left\u2069 \u200Fright"],
  ["NUL and controls", "a\u0000b\u0007c\u001B[31md\u007F"],
  ["halves of characters", "a\uD800b\uDC00c"],
  ["quotes in quotes", ">".repeat(3_800)],
  ["emphasis without end", "*a_ ".repeat(900)],
  ["brackets without end", "[".repeat(3_800)],
  ["marks on marks", `Z${"\u0351\u0307\u0315".repeat(400)}`],
  ["entities", "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#x3E; &amp;amp; &nbsp;"],
  ["a formula", `=cmd|'/C calc'!A1 +1+1 @SUM(1) =HYPERLINK("http://evil.example","x")`],
  ["a header of a mail", "x\r\nBcc: everybody@evil.example\r\n\r\n<b>body</b>"],
  ["a template", "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 7*7 %> %s%n"],
  ["a query", "'; DROP TABLE comments; -- \\' OR 1=1 $$"],
];

/** More than a comment may be. */
export const tooLongTexts: readonly (readonly [name: string, text: string])[] = [
  ["10 kB of quotes in quotes", ">".repeat(10_000)],
  ["10 kB of emphasis without end", "*a_ ".repeat(2_500)],
];

/** Without what is not kept of a text: what cannot be stored or seen, line ends, and how wide spaces are. */
export function seen(text: string): string {
  return text
    .replace(/[\p{Surrogate}\uFFFD]/gu, "")
    .replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
