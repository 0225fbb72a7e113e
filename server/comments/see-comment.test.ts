import fc from "fast-check";
import { expect, test } from "vitest";
import { type CommentFacts, decideCommentState, personalDataOf } from "@/domain/comments/comments";
import { seeComment } from "./see-comment";

const member: CommentFacts = {
  authorKind: "member",
  shownBefore: 0,
  refusedLately: 0,
  lacksProof: false,
  isTrapped: false,
  usesReservedName: false,
  known: ["974-1222"],
};

function judge(what: string, rest: { error?: string; name?: string; program?: string } = {}) {
  const { seen } = seeComment({ what, error: rest.error, name: rest.name, program: rest.program });

  return decideCommentState(seen, member);
}

/** Every reader would see a link here, and nobody wrote one that is easy to find in the source. */
const hiddenLinks: readonly string[] = [
  "See https://evil.example/login now",
  "_https://evil.example/login1_",
  "**https://evil.example/x**",
  "~~https://evil.example/x~~",
  "1https://evil.example/x",
  "&#104;ttps://evil.example/x",
  "&#x68;&#x74;tps&colon;&sol;&sol;evil.example",
  "https\\://evil.example/x",
  "[x][a]\n\n> [a]: //evil.example/x",
  "[x][a]\n\n[a]: <https://evil.example/x>",
  "[here]\n\n[here]: /\\evil.example",
  "[here](//evil.example)",
  "[here](<//evil.example/a b>)",
  "[here](\n//evil.example\n)",
  "![picture](//evil.example/x.png)",
  "![picture][a]\n\n[a]: //evil.example/x.png",
  "<https://evil.example/x>",
  "www.evil.example",
  "_www.evil.example_",
  "(www.evil.example)",
  "WWW.EVIL.EXAMPLE",
  "HTTPS://EVIL.EXAMPLE",
  "ht**tps**://evil.example/x",
  "h\u00ADttps://evil.example/x",
  "ht\u200Btps://evil.example/x",
  "https:\u2060//evil.example/x",
  "https://\u{E0061}evil.example/x",
  "ｈｔｔｐｓ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ",
  "𝐡𝐭𝐭𝐩𝐬://evil.example",
  "ⓗⓣⓣⓟⓢ://evil.example",
  "һttрs://evil.example",
  "https꞉⁄⁄evil.example",
  "http∶//evil.example",
  "h t t p s : / / e v i l . e x a m p l e",
  "https: //evil.example/x",
  "https:\\\\\\\\evil.example",
  "hxxps://evil.example/x",
  "evil.example/login",
  "еvil.ехаmple/login",
  "evil。example/login",
  "exämple.org/login",
  "xn--exmple-cua.org/login",
  "http://xn--80ak6aa92e.com",
  "evil[.]example/login",
  "evil (dot) example",
  "evil . example / login",
  "192.0.2.1/login",
  "http://3221225985/",
  "`https://evil.example/x`",
  "    https://evil.example/x",
  "# https://evil.example/x",
  "- https://evil.example/x",
  "> https://evil.example/x",
  "| a |\n|---|\n| https://evil.example/x |",
  "ftp://evil.example/x",
  "[write](mailto:)",
  "[call](//evil.example/?tel=1)",
  "ht\u0336t\u0336p\u0336s\u0336://evil.example",
];

test.each(hiddenLinks)("a link is held: %j", (what) => {
  expect(judge(what).state).toBe("held");
  expect(judge(what).heldFor).toContain("links");
});

const hiddenData: readonly (readonly [what: string, reason: string])[] = [
  ["help@evil.example", "email_address"],
  ["help&#64;evil.example", "email_address"],
  ["help&commat;evil&period;example", "email_address"],
  ["help\\@evil.example", "email_address"],
  ["help@**evil**.example", "email_address"],
  ["help@evil\u00AD.example", "email_address"],
  ["help\u200B@\u200Bevil.example", "email_address"],
  ["help＠evil．example", "email_address"],
  ["help [at] evil.example", "email_address"],
  ["help(at)evil(dot)example", "email_address"],
  ["help at evil dot example", "email_address"],
  ["help @ evil.example", "email_address"],
  ["help@\nevil.example", "email_address"],
  ["h e l p @ e v i l . e x a m p l e", "email_address"],
  ["[write to us](mailto:help@evil.example)", "email_address"],
  ["[write to us](mailto:help%40evil.example)", "email_address"],
  ["[a][b]\n\n[b]: mailto:help@evil.example?subject=x", "email_address"],
  ["{help}@evil.example", "email_address"],
  ["hеlp@еvil.example", "email_address"],
  ["help@xn--exmple-cua.xn--p1ai", "email_address"],
  ["hélp@exämple.example", "email_address"],
  ["help@e\u0301vil.example", "email_address"],
  ["555-01**23**", "phone_number"],
  ["555&#45;0123", "phone_number"],
  ["555\\-0123", "phone_number"],
  ["555-\u200B0123", "phone_number"],
  ["555‑0123", "phone_number"],
  ["732–555–0123", "phone_number"],
  ["７３２-５５５-０１２３", "phone_number"],
  ["٧٣٢-٥٥٥-٠١٢٣", "phone_number"],
  ["5️⃣5️⃣5️⃣-0123", "phone_number"],
  ["555-O123", "phone_number"],
  ["555-\n0123", "phone_number"],
  ["call me at [732](x) 5550123", "phone_number"],
  ["123-45-~~6789~~", "identity_number"],
  ["1&#50;3-45-6789", "identity_number"],
  ["123–45–6789", "identity_number"],
  ["1 2 3 - 4 5 - 6 7 8 9", "identity_number"],
  ["4111 1111 **1111** 1111", "identity_number"],
  ["DE89&nbsp;3704&nbsp;0044&nbsp;0532&nbsp;0130&nbsp;00", "identity_number"],
];

test.each(hiddenData)("personal data is held: %j", (what, reason) => {
  expect(judge(what).heldFor).toContain(reason);
});

test.each([
  "It hangs since 8:30, twice an hour.",
  "Error 0x800CCC0F, then 0x80040119 and -2147221233.",
  "imap.example.edu does not answer on port 993, smtp.example.edu:587 does.",
  "550 5.7.1 from mx1.example.edu after 30 s",
  "\\\\fileserver\\share\\folder cannot be opened, C:\\Temp\\x.log is empty.",
  "I looked at it: and/or both, 24/7, 12/12/2006, 10.0.0.0/8, n/a.",
  "Outlook.exe/safe and /etc/resolv.conf and ~/mail/inbox",
  "*Very* slow, `IMAP4rev1` **down**, ~~fixed~~ not fixed.",
  "- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |",
  "[1] is broken, array[0](x is not closed",
  "I am at the library. Dot matrix printers work.",
  "From 300 to 4000 messages; between 300–4000 of them; pages 12–15.",
  "Version 15.0.4569.1506 of Outlook 2003 SP2",
  "I called 974-1222 and waited.",
  "Meet @ noon, thanks @everyone",
  "Es lädt nicht — seit 10 Uhr. Почта не работает. 邮件很慢。",
  "http is slow, https too: nothing loads",
  "A B C D E F G all fail, 1 2 3 4 5 6 7 work",
  "e.g. Thunderbird, i.e. not Outlook.It hangs",
])("nothing is held in: %j", (what) => {
  expect(judge(what)).toEqual({ state: "visible", heldFor: [] });
});

test("what is plain text on the page is read as plain text", () => {
  expect(judge("It hangs.", { error: "See https://evil.example" }).heldFor).toEqual(["links"]);
  expect(judge("It hangs.", { program: "evil.example/login" }).heldFor).toEqual(["links"]);
  expect(judge("It hangs.", { name: "һttрs://evil.example" }).heldFor).toEqual(["links"]);
  expect(judge("It hangs.", { error: "help&#64;evil.example" }).heldFor).toEqual([]);
});

test("what is pointed out to a writer is what a reader would see", () => {
  const { seen } = seeComment({
    what: "Write to help&#64;**evil**.example, 555&#45;0123",
    error: undefined,
    name: undefined,
    program: undefined,
  });

  expect(personalDataOf(seen, []).map(({ text }) => text)).toEqual(["help@evil.example", "555-0123"]);
});

const around: readonly ((inner: string) => string)[] = [
  (inner) => `*${inner}*`,
  (inner) => `**${inner}**`,
  (inner) => `_${inner}_`,
  (inner) => `~~${inner}~~`,
  (inner) => `> ${inner}`,
  (inner) => `- ${inner}`,
  (inner) => `1. ${inner}`,
  (inner) => `# ${inner}`,
  (inner) => `(${inner})`,
  (inner) => `“${inner}”`,
  (inner) => `| a |\n|---|\n| ${inner} |`,
  (inner) => `It hangs.\n\n${inner}\n\nStill.`,
  (inner) => `[here](${inner})`,
  (inner) => `![](${inner})`,
  (inner) => `\`${inner}\``,
];

const inside: readonly ((sign: string) => string)[] = [
  (sign) => sign,
  (sign) => sign,
  (sign) => `&#${sign.codePointAt(0) ?? 0};`,
  (sign) => `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`,
  (sign) => (/[:/@.-]/.test(sign) ? `\\${sign}` : sign),
  (sign) => `${sign}\u200B`,
  (sign) => `\u00AD${sign}`,
  (sign) => (/[a-z\d]/.test(sign) ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0) : sign),
  (sign) => sign.toUpperCase(),
];

/** A text with each sign written in one of the ways, by turns. */
const wrapped = (secret: string) =>
  fc
    .tuple(
      fc.array(fc.nat(inside.length - 1), { minLength: secret.length, maxLength: secret.length }),
      fc.array(fc.nat(around.length - 1), { maxLength: 2 }),
    )
    .map(([ways, wraps]) => {
      const written = Array.from(secret, (sign, index) => inside[ways[index] ?? 0]?.(sign) ?? sign).join("");

      return wraps.reduce((text, wrap) => around[wrap]?.(text) ?? text, written);
    });

/** As a person would: without what cannot be seen, full width or not, in capitals or not, whatever the backslashes. */
function canBeSeen(what: string, secret: string): boolean {
  const { seen } = seeComment({ what, error: undefined, name: undefined, program: undefined });
  const text = seen.what.normalize("NFKC").replace(/[\u00AD\u200B\\]/g, "");

  return seen.targets.length > 0 || text.toLowerCase().includes(secret);
}

test.each([
  ["https://evil.example/login", "links"],
  ["www.evil.example", "links"],
  ["help@evil.example", "email_address"],
  ["732-555-0123", "phone_number"],
])(
  "however %s is written in Markdown, it is held wherever it can be seen or clicked",
  (secret, reason) => {
    let seenOften = 0;
    fc.assert(
      fc.property(wrapped(secret), (what) => {
        if (!canBeSeen(what, secret)) {
          return true;
        }
        seenOften += 1;
        const { heldFor } = judge(what);

        return heldFor.some((held) => held === reason || held === "links");
      }),
      { numRuns: 400 },
    );
    expect(seenOften).toBeGreaterThan(200);
  },
  60_000,
);
