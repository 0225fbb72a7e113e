import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/**
 * What only this project called so, and what the field calls it. Words that are ordinary English too, such as person,
 * sender, device, endpoint and hold, are not here, or only in the phrase that misled.
 */
const plainWords: readonly (readonly [phrase: string, instead: string])[] = [
  ["tells?|told|telling", "notify, notification; say, distinguish"],
  ["anew", "again"],
  ["backstage", "NextRenderer"],
  ["complaints?", "comment; on the form: report"],
  ["deeds?", "action"],
  ["desks?", "console, dashboard, moderation, help desk"],
  ["forget|forgets|forgot|forgotten", "delete, purge"],
  ["frugality", "low-memory options"],
  ["lanes?", "worker"],
  ["(lay|lays|laid|laying) out", "create, enqueue"],
  ["meanwhile", "leave it out, or “in the meantime”"],
  ["mend|mends|mended|mending", "fix"],
  ["moments|moment of (an|its|the|a) (clock|incident|promise|window)", "deadline, due time, instant"],
  ["patience", "timeout"],
  ["recurrences?", "occurrence"],
  ["stands", "is, appears"],
  ["strangers?", "unlisted path, newcomer"],
  ["(take|takes|took|taken|taking) ((it|them|her|him) )?back", "undo, withdraw"],
  ["(take|takes|took|taken|taking) ((it|them) )?up( again)?", "resume, claim"],
  ["(newest|next|last) word", "update"],
  ["wish|wishes|wished", "subscription"],
  // Sentences of pages and emails.
  ["by mail", "by email"],
  ["look into your mail|taken for spam", "Check your email, Check your spam folder"],
  ["end all mails|not told any more", "Unsubscribe, You have unsubscribed"],
  ["something is wrong for me", "Report a problem"],
  ["past entries|how things are", "Past incidents, Current status"],
  ["of the time working|did not simply work", "uptime, Days with incidents"],
  ["counted on top", "many on your network have reported this"],
  ["but something fires", "4 alerts firing"],
  ["numbers of now|off the top of the page", "Attach current metrics, Remove the workaround"],
  ["what the services say", "Automatic (from services)"],
  ["milder or younger", "with lower severity"],
  ["(must have|has|have|once it) held for|once gone for|must have held", "sustained; Degraded after, Clear after"],
  ["how it is signed in to", "Authentication"],
  ["was this none", "Delete this known error"],
  ["alert senders?|choose a sender", "alert source"],
];

/** Where one of them means what it means to everybody; the last is the name of a constraint in the database. */
const ordinary = [
  /help[ -]?desk/gi,
  /"service desk"/g,
  /tell (us|me)( exactly)? what you see/gi,
  /cannot tell/gi,
  /stands still/gi,
  /webhooks told at once/g,
];

// The changelog and the migrations say what was, and the people of the demo's story talk as they like.
const exempt =
  /^(CHANGELOG\.md|prisma\/migrations\/.*|prisma\/demo\/(december-2006|lately)\/.*|docs\/vocabulary\.test\.ts|)$/;
const kinds = ["*.ts", "*.tsx", "*.js", "*.mjs", "*.md", "*.prisma", "*.yml", ".env.example"];
const files = execFileSync("git", ["ls-files", ...kinds], { cwd: root })
  .toString()
  .split("\n")
  .filter((file) => !exempt.test(file))
  .filter((file) => existsSync(path.join(root, file)));

test("names, sentences, comments and documents use the field's words: write what is said after the arrow", () => {
  const phrases = plainWords.map(([phrase, instead]) => ({ pattern: spread(phrase), instead }));
  const any = new RegExp(phrases.map(({ pattern }) => pattern.source).join("|"), "gi");

  const own = files.flatMap((file) => {
    const text = spoken(readFileSync(path.join(root, file), "utf8"));

    return [...text.matchAll(any)].flatMap(({ 0: word, index }) => {
      const line = text.slice(0, index).split("\n").length;
      const instead = phrases.find(({ pattern }) => pattern.test(word))?.instead ?? "";

      return isOfStory(file, word) ? [] : [`${file}:${line}: “${word}” → ${instead}`];
    });
  });

  expect(own).toEqual([]);
});

/** Between two words there may be the end of a line, and the beginning of the next in a comment. */
function spread(phrase: string): RegExp {
  return new RegExp(`\\b(?:${phrase.replaceAll(" ", String.raw`[\s*/]+`)})\\b`, "i");
}

/** Names as their words, with the lines where they were: "layOutMails" and "lay_out_mails" both "lay out mails". */
function spoken(text: string): string {
  const words = text.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll("_", " ");

  return ordinary.reduce((rest, phrase) => rest.replaceAll(phrase, (own) => own.replaceAll(/\S/g, "·")), words);
}

/** A story is told. */
function isOfStory(file: string, word: string): boolean {
  return file.startsWith("prisma/demo/") && /^t[eo]l/i.test(word);
}
