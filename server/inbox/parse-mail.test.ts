import { expect, test } from "vitest";
import { parseMail } from "./parse-mail";

const head = "From: Sam <sam@example.org>\r\nSubject: Sound\r\nMIME-Version: 1.0\r\n";

function mail(type: string, body: string | Buffer, more = ""): Buffer {
  return Buffer.concat([Buffer.from(`${head}${more}Content-Type: ${type}\r\n\r\n`), Buffer.from(body)]);
}

function parts(border: string, ...given: string[]): string {
  return `${given.map((part) => `--${border}\r\n${part}\r\n`).join("")}--${border}--\r\n`;
}

const plain = (text: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
const html = (text: string) => `Content-Type: text/html; charset=utf-8\r\n\r\n${text}`;
const picture = 'Content-Type: image/png; name="a.png"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=';

test.each<[string, string, string, string, number]>([
  ["HTML alone", "text/html", "<p>It hangs.</p>", "It hangs.", 0],
  ["HTML in a mixed one", "multipart/mixed; boundary=b", parts("b", html("<p>It hangs.</p>")), "It hangs.", 0],
  [
    "an empty text beside HTML",
    "multipart/alternative; boundary=b",
    parts("b", plain("\r\n \r\n"), html("<p>No sound in room 12.</p>")),
    "No sound in room 12.",
    0,
  ],
  [
    "text beside HTML",
    "multipart/alternative; boundary=b",
    parts("b", plain("Plain."), html("<p>HTML.</p>")),
    "Plain.",
    0,
  ],
  ["HTML first", "multipart/alternative; boundary=b", parts("b", html("<p>HTML.</p>"), plain("Plain.")), "Plain.", 0],
  [
    "HTML with its pictures",
    "multipart/related; boundary=b",
    parts("b", html('<p>See <img src="cid:1" alt="x">here.</p>'), picture),
    "See here.",
    0,
  ],
  [
    "a choice of HTML with its pictures",
    "multipart/alternative; boundary=a",
    parts(
      "a",
      plain(" "),
      `Content-Type: multipart/related; boundary=b\r\n\r\n${parts("b", html("<div>Dark.</div>"), picture)}`,
    ),
    "Dark.",
    0,
  ],
  [
    "words, a picture, words",
    "multipart/mixed; boundary=b",
    parts("b", plain("Before."), picture, html("<p>Between.</p>"), plain("After.")),
    "Before.\n\nBetween.\n\nAfter.",
    1,
  ],
  [
    "a picture first",
    "multipart/mixed; boundary=b",
    parts("b", picture, plain("The projector stays dark.")),
    "The projector stays dark.",
    1,
  ],
  [
    "a file of text",
    "multipart/mixed; boundary=b",
    parts(
      "b",
      plain("See the log."),
      "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=log.txt\r\n\r\nlines",
    ),
    "See the log.",
    1,
  ],
  [
    "words that are called an attachment, without a name",
    "multipart/mixed; boundary=b",
    parts("b", "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nIt hangs."),
    "It hangs.",
    0,
  ],
  [
    "a signed mail",
    'multipart/signed; boundary=b; protocol="application/pgp-signature"',
    parts("b", plain("Signed."), "Content-Type: application/pgp-signature; name=signature.asc\r\n\r\nx"),
    "Signed.",
    0,
  ],
  [
    "a mail within the mail",
    "multipart/mixed; boundary=b",
    parts(
      "b",
      plain("Look."),
      `Content-Type: message/rfc822\r\n\r\nFrom: Kim <kim@example.org>\r\nSubject: =?utf-8?Q?F=C3=BCll?=\r\nTo: Sam\r\n\r\nYour mailbox is full.`,
    ),
    "Look.\n\n---------- Forwarded message ----------\nFrom: Kim <kim@example.org>\nSubject: Füll\n\nYour mailbox is full.",
    0,
  ],
  ["no border", "multipart/mixed", "Words without parts.", "Words without parts.", 0],
  ["another border", "multipart/mixed; boundary=b", "Words without parts.", "Words without parts.", 0],
  ["a type of old", "text", "It hangs.", "It hangs.", 0],
  ["lines that flow", "text/plain; format=flowed", "It hangs \r\nagain.\r\nNext.", "It hangs again.\nNext.", 0],
])("%s", async (_, type, body, text, attachmentCount) => {
  expect(await parseMail(mail(type, body))).toMatchObject({ text, attachmentCount });
});

test("HTML that is longer than anybody writes keeps its words", async () => {
  const { text } = await parseMail(
    mail("text/html", `<style>${"a{} ".repeat(200_000)}</style><p>It hangs.</p>${"<p>word</p>".repeat(40_000)}`),
  );

  expect(text).toMatch(/^It hangs\.\s+word/);
});

test("HTML keeps its lines, its cells apart and its letters as they are", async () => {
  const long = "word ".repeat(40).trim();
  const { text } = await parseMail(
    mail(
      "text/html",
      `<h1>Printing</h1><p>${long}</p><table><tr><td>Error</td><td>552</td></tr><tr><td>Room</td><td>12</td></tr></table>`,
    ),
  );

  expect(text).toMatch(new RegExp(`^Printing\n+${long}\n+Error 552 *\nRoom 12$`));
});

test("an address that is a link is said once", async () => {
  const link = '<a href="mailto:status@example.edu">status@example.edu</a>';
  const { text } = await parseMail(mail("text/html", `<p>On 24 Oct 2026, Status &lt;${link}&gt; wrote:</p>`));

  expect(text).toBe("On 24 Oct 2026, Status <status@example.edu> wrote:");
});

test("a quote in HTML is marked as one", async () => {
  const { text } = await parseMail(
    mail("text/html", "<p>Outlook.</p><blockquote type=cite><p>Which program?</p></blockquote>"),
  );

  expect(text).toMatch(/^Outlook\.\s+> Which program\?$/);
});

// Letters of each charset, and how they are written in it.
test.each<[string, Buffer, string]>([
  ["iso-2022-kr", Buffer.from("\x1b$)C\r\n\x0eGQ1[\x0f test", "latin1"), "한글 test"],
  ["hz-gb-2312", Buffer.from("~{VPND~} test ~~", "latin1"), "中文 test ~"],
  ["utf-7", Buffer.from("Gr+APwA3w-e"), "Grüße"],
  ["unicode-1-1-utf-7", Buffer.from("Gr+APwA3w-e"), "Grüße"],
  ["iso-2022-jp", Buffer.from("\x1b$BF|K\\\x1b(B test", "latin1"), "日本 test"],
  ["windows-1252", Buffer.from([0x80, 0x20, 0xfc]), "€ ü"],
  ["iso-8859-1", Buffer.from([0x80, 0x20, 0xfc]), "€ ü"],
  ["windows-1251", Buffer.from([0xcf, 0xf0, 0xe8]), "При"],
  ["windows-1250", Buffer.from([0x8a, 0xe8]), "Šč"],
  ["koi8-r", Buffer.from([0xf0, 0xd2, 0xc9]), "При"],
  ["big5", Buffer.from([0xa4, 0xa4, 0xa4, 0xe5]), "中文"],
  ["gb18030", Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), "中文"],
  ["gb2312", Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), "中文"],
  ["x-gbk", Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), "中文"],
  ["ks_c_5601-1987", Buffer.from([0xc7, 0xd1, 0xb1, 0xdb]), "한글"],
  ["euc-jp", Buffer.from([0xc6, 0xfc, 0xcb, 0xdc]), "日本"],
  ["shift_jis", Buffer.from([0x93, 0xfa, 0x96, 0x7b]), "日本"],
  ["cp850", Buffer.from([0x81, 0xe1]), "üß"],
  ["utf8", Buffer.from("Grüße"), "Grüße"],
  ["us-ascii", Buffer.from("Grüße"), "Grüße"],
  ["us-ascii", Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), "Grüße"],
  ["utf-8", Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), "Grüße"],
  ["x-nowhere", Buffer.from("Grüße"), "Grüße"],
  ["unknown-8bit", Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), "Grüße"],
  ['" ISO-8859-15 "', Buffer.from([0xa4]), "€"],
])("the charset %s", async (charset, bytes, text) => {
  expect((await parseMail(mail(`text/plain; charset=${charset}`, bytes))).text).toBe(text);
});

test.each([
  ["=?hz-gb-2312?B?fntWUE5Efn0=?=", "中文"],
  ["=?utf-7?Q?Gr+APwA3w-e?=", "Grüße"],
  ["=?iso-2022-kr?B?GyQpQw5HUTFbDw==?=", "한글"],
  ["Grüße, roh", "Grüße, roh"],
])("the subject %s", async (subject, expected) => {
  const source = Buffer.from(`From: sam@example.org\r\nSubject: ${subject}\r\n\r\nx`);

  expect((await parseMail(source)).subject).toBe(expected);
});

test.each([
  ["Sam <Sam@Example.org>", "sam@example.org"],
  ["Jörg <jörg@bücher.example>", "jörg@bücher.example"],
  ["=?utf-8?B?5LiW55WM?= <用户@例子.example>", "用户@例子.example"],
  ["a group: sam@example.org, kim@example.org;", "sam@example.org"],
  ["sam@localhost", null],
  ['<script>@, "x', null],
])("from %s", async (from, expected) => {
  expect((await parseMail(Buffer.from(`From: ${from}\r\n\r\nx`))).from).toBe(expected);
});
