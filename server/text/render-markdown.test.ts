import fc from "fast-check";
import type { Element } from "hast";
import { rehype } from "rehype";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { ownMs } from "@/domain/shared/testing/own-time";
import { findTextLimit } from "@/domain/shared/text-limits";
import { hostileFragments, hostileTexts } from "./hostile-texts";
import { renderMarkdown, type Trust } from "./render-markdown";

describe("what staff write", () => {
  test.each([
    ["words", "The **driver** update waits.", "<p>The <strong>driver</strong> update waits.</p>"],
    ["a line end is a line end", "one\ntwo  \nthree", "<p>one<br>\ntwo<br>\nthree</p>"],
    ["headings begin below those of the page", "# A\n\n### B\n\n###### C", "<h4>A</h4>\n<h6>B</h6>\n<h6>C</h6>"],
    ["a link inside", "[more](/incidents/mail-6#update-2)", '<p><a href="/incidents/mail-6#update-2">more</a></p>'],
    ["a link outside", "[v](https://v.example)", '<p><a href="https://v.example" rel="noopener">v</a></p>'],
    ["a link that hides its scheme", "[v](//v.example)", '<p><a href="//v.example" rel="noopener">v</a></p>'],
    ["a mail address", "a@b.example", '<p><a href="mailto:a@b.example">a@b.example</a></p>'],
    ["HTML as the text it is", "<b>x</b> <Unknown>", "<p>&#x3C;b>x&#x3C;/b> &#x3C;Unknown></p>"],
    ["a block of HTML", "<script>\nalert(1)\n</script>", "<p>&#x3C;script><br>\nalert(1)<br>\n&#x3C;/script></p>"],
    ["a list", "1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"],
    ["boxes to tick, in words", "- [ ] a\n- [x] b", "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>"],
    [
      "a picture as a link",
      "![disk](https://i.example/d.png)",
      '<p><a href="https://i.example/d.png" rel="noopener">disk</a></p>',
    ],
    ["a footnote as it was typed", "a[^1]\n\n[^1]: b", "<p>a[^1]</p>\n<p>[^1]:</p>\n<p>b</p>"],
    [
      "a link without words",
      "[](https://v.example)",
      '<p><a href="https://v.example" rel="noopener">https://v.example</a></p>',
    ],
    ["an empty heading", "#", ""],
    ["code", "`0x800CCC0F`", "<p><code>0x800CCC0F</code></p>"],
    ["one tilde is a tilde", "~5 min~", "<p>~5 min~</p>"],
    ["nothing", "", ""],
  ])("%s", (_name, source, html) => {
    expect(withoutDirection(renderMarkdown(source, "staff"))).toBe(html);
  });
});

test("each block runs in its own direction, and what it contains with it", () => {
  const source = "# א\n\nא\n\n- א\n- ב\n\n> א\n>\n> b\n\n|א|\n|-|\n|ב|\n\n```\nא\n```";

  expect(renderMarkdown(source, "staff")).toBe(
    `<h4 dir="auto">א</h4>
<p dir="auto">א</p>
<ul>
<li dir="auto">א</li>
<li dir="auto">ב</li>
</ul>
<blockquote dir="auto">
<p>א</p>
<p dir="auto">b</p>
</blockquote>
<table>
<thead>
<tr>
<th dir="auto">א</th>
</tr>
</thead>
<tbody>
<tr>
<td dir="auto">ב</td>
</tr>
</tbody>
</table>
<pre dir="auto"><code>א
</code></pre>`,
  );
});

describe("what visitors write", () => {
  test.each([
    ["a line end is a line end", "one\ntwo", "<p>one<br>\ntwo</p>"],
    ["a heading is bold", "# Help", "<p><strong>Help</strong></p>"],
    ["a link vouches for nothing", "[v](/x)", '<p><a href="/x" rel="nofollow ugc">v</a></p>'],
    [
      "a bare address too",
      "www.v.example",
      '<p><a href="http://www.v.example" rel="nofollow ugc">www.v.example</a></p>',
    ],
    ["a picture is a link", "![x](http://v.example)", '<p><a href="http://v.example" rel="nofollow ugc">x</a></p>'],
    ["a script is no link", "[v](javascript:alert(1))", "<p>v</p>"],
    ["nor is data", "[v](data:text/html,x)", "<p>v</p>"],
    ["nor is a scheme in disguise", "[v](JaVaScRiPt&colon;alert(1))", "<p>v</p>"],
  ])("%s", (_name, source, html) => {
    expect(withoutDirection(renderMarkdown(source, "visitor"))).toBe(html);
  });
});

test("what is beyond a limit is shown as it was typed, and the rest is formatted", () => {
  const nested = `${">".repeat(300)} <b>help\n*please*`;

  expect(withoutDirection(renderMarkdown(`**a**\n\n${nested}\n\n\`b\``, "visitor"))).toBe(
    `<p><strong>a</strong></p>\n<p>${"&gt;".repeat(300)} &lt;b&gt;help<br>\n*please*</p>\n<p><code>b</code></p>`,
  );
});

test("a long update of an ordinary kind is within the limits", () => {
  const paragraph = "The **driver** update moves to _8:00 pm_; see [MAIL-7](/incidents/mail-7).\n\n- one\n- two\n\n";

  expect(findTextLimit(paragraph.repeat(60))).toBeNull();
  expect(renderMarkdown(paragraph.repeat(10), "staff")).toContain("<strong>driver</strong>");
});

describe("a log", () => {
  const line = "[12:00:01] *ERR* <a@b> C:\\x |\n";
  const log = line.repeat(300);

  test.each([
    ["in a fence", `\`\`\`\n${log}\`\`\``],
    ["in a fence that is not closed", `\`\`\`\n${log}`],
    ["between tildes", `~~~ text\n${log}~~~`],
    ["indented", log.replace(/^(?=.)/gm, "    ")],
    ["with empty lines", `\`\`\`\n${log.replace(/\n/g, "\n\n")}\`\`\``],
    ["of 2,000 lines", `\`\`\`\n${"[*]\n".repeat(2_000)}\`\`\``],
    ["in a step", `1. Look:\n   ~~~\n   ${log.trim().replaceAll("\n", "\n   ")}\n   ~~~`],
  ])("%s stays code", (_name, source) => {
    const short = source.slice(0, 9_990);
    const html = renderMarkdown(`**Before**\n\n${short}`, "staff");

    expect(findTextLimit(short)).toBeNull();
    expect(html).toContain("<strong>Before</strong>");
    expect(html.match(/<pre/g)).toHaveLength(1);
    expect(html).not.toMatch(/<em|<a |<td/);
  });
});

describe.each(["staff", "visitor"] as const)("hostile text of a %s", { timeout: 60_000 }, (trust) => {
  test.each(hostileTexts(10_000))("%s", (_name, source) => {
    expectHarmless(source, trust);
    // Short of every limit, where the parser does run.
    expectHarmless(source.slice(0, 300), trust);
  });

  test("any mixture", () => {
    const mixture = fc.array(fc.tuple(fc.constantFrom(...hostileFragments), fc.integer({ min: 1, max: 20 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(mixture, (parts) => {
        expectHarmless(parts.map(([fragment, times]) => fragment.repeat(times)).join(""), trust);
      }),
      { numRuns: 40 },
    );
  });

  test("any text", () => {
    const text = fc.string({ unit: "binary", maxLength: 120 });
    fc.assert(
      fc.property(text, (source) => expectHarmless(source, trust)),
      { numRuns: 40 },
    );
  });
});

function withoutDirection(html: string): string {
  return html.replaceAll(' dir="auto"', "");
}

function expectHarmless(source: string, trust: Trust): void {
  let html = "";
  const took = ownMs(() => {
    html = renderMarkdown(source, trust);
  });
  // Far above the limits: tests run the parser's slow development build.
  expect(took).toBeLessThan(2_000);

  const faults: string[] = [];
  visit(parser.parse(html), "element", (element) => {
    faults.push(...faultsOf(element, trust));
  });
  expect(faults).toEqual([]);
}

function faultsOf({ tagName, properties }: Element, trust: Trust): string[] {
  const faults = Object.keys(properties).filter((name) => !["href", "rel", "start", "align", "dir"].includes(name));
  if (!allowedTags.includes(tagName)) {
    faults.push(tagName);
  }
  if (tagName !== "a") {
    return faults;
  }
  const href = String(properties.href);
  // Where a browser finds no address there is nothing to follow.
  if (URL.canParse(href, site) && !["http:", "https:", "mailto:"].includes(new URL(href, site).protocol)) {
    faults.push(href);
  }
  if (trust === "visitor" && String(properties.rel) !== "nofollow,ugc") {
    faults.push(`rel of ${href}`);
  }

  return faults;
}

const site = "https://status.example/incidents/mail-7";

const parser = rehype().data("settings", { fragment: true }).freeze();

const allowedTags = [
  ...["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"],
  ...["h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"],
];
