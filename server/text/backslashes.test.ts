import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "./plain-text";
import { renderMarkdown, type Trust } from "./render-markdown";

describe.each(["staff", "visitor"] as const)("of a %s", (trust) => {
  test.each([
    ["a share", String.raw`\\server\share`],
    ["an administrative share", String.raw`\\host\c$\_temp_`],
    ["a share in a sentence", String.raw`Files are on \\fileserver\share, as before.`],
    ["a wildcard", String.raw`C:\Users\*`],
    ["two wildcards", String.raw`Delete C:\logs\*.log and C:\logs\*.tmp`],
    ["a path with spaces", String.raw`C:\Program Files (x86)\_old_\*`],
    ["marks in a row", String.raw`C:\__pycache__\**\x`],
    ["the root of a drive", String.raw`C:\ and D:\*`],
    ["a variable", String.raw`%TEMP%\*.tmp`],
    ["a relative path", String.raw`.\_build_ and ..\*`],
    ["a dotted folder", String.raw`C:\.git\[x]`],
    ["an account", String.raw`CAMPUS\_backup_`],
    ["a placeholder", String.raw`campus\<username>`],
    ["a regular expression", String.raw`^\[\d+\]\.\*$`],
    ["another", String.raw`mail\.example\.edu`],
    ["a formula", String.raw`\[ \frac{a}{b} \\ \%`],
    ["a quoted quote", String.raw`say \"yes\"`],
    ["doubled before a mark", String.raw`\\*not stressed*`],
    ["four", String.raw`a\\\\b`],
    ["a folder at the end of a line", "C:\\Temp\\\nis full"],
    ["a continued command", "run \\\n--all"],
  ])("%s stays as it was typed", (_name, text) => {
    expect(shown(text, trust)).toBe(text);
  });

  test.each([
    [String.raw`\*not stressed\*`, "*not stressed*"],
    [String.raw`5\*3\*2`, "5*3*2"],
    [String.raw`snake\_case\_name`, "snake_case_name"],
    [String.raw`\_a\_`, "_a_"],
    [String.raw`\[a](b)`, "[a](b)"],
    [String.raw`[a]\(b)`, "[a](b)"],
    [String.raw`\!\[a](b)`, "![a](b)"],
    [String.raw`\![a](b)`, "!a"],
    [String.raw`\# 1`, "# 1"],
    [String.raw`\- a`, "- a"],
    [String.raw`\> a`, "> a"],
    [String.raw`1\. a`, "1. a"],
    [String.raw`2\) a`, "2) a"],
    ["\\`a\\`", "`a`"],
    [String.raw`\~~a~~`, "~~a~~"],
    [String.raw`\<https://a.example>`, "<https://a.example>"],
    [String.raw`\&amp;`, "&amp;"],
    [String.raw`C:\Users\* and \*not stressed\*`, String.raw`C:\Users\* and *not stressed*`],
    [String.raw`In C:\Temp, use snake\_case.`, String.raw`In C:\Temp, use snake_case.`],
    [`${String.raw`\\server\share`}\n${String.raw`\*a\*`}`, `${String.raw`\\server\share`}\n*a*`],
  ])("%s reads %s", (source, text) => {
    expect(shown(source, trust)).toBe(text);
  });

  test("in bold, in a link, in a list and in a table", () => {
    const source = String.raw`**C:\Users\x** [D:\a](/b)

- \\server\share

| \\server\share | a\|b |
|---|---|
| C:\x | y |`;

    expect(shown(source, trust)).toBe(
      [
        String.raw`C:\Users\x D:\a`,
        String.raw`\\server\share`,
        String.raw`\\server\share a|b`,
        String.raw`C:\x y`,
      ].join("\n"),
    );
  });

  test("no path loses a character", () => {
    const name = fc.string({ unit: fc.constantFrom(...Array.from("aZ9_*-.~#+]()!")), minLength: 1, maxLength: 6 });
    const begin = fc.constantFrom("\\\\srv\\c$\\", "C:\\", "\\\\a\\", "%TEMP%\\", "..\\");
    fc.assert(
      fc.property(begin, fc.array(name, { minLength: 1, maxLength: 5 }), (root, names) => {
        const path = root + names.map((each) => `_${each}`).join("\\");
        const html = renderMarkdown(path, trust);

        expect(plainText(html).match(/\\/g)).toEqual(path.match(/\\/g));
      }),
    );
  });

  test("a mark with a backslash before it is that mark, where no path is near", () => {
    const word = fc.string({ unit: fc.constantFrom(...Array.from("ab 1")), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom("*", "_", "[", "]", "`", "|"))), (parts) => {
        const typed = parts.map(([text, mark]) => `x${text}\\${mark}`).join("");
        const meant = parts.map(([text, mark]) => `x${text}${mark}`).join("");

        expect(shown(typed, trust)).toBe(meant.replace(/ +/g, " ").trim());
      }),
    );
  });
});

/** The words of the text as a reader sees them. */
function shown(source: string, trust: Trust): string {
  return plainText(renderMarkdown(source, trust));
}
