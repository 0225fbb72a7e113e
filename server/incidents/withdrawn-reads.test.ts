import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

const files = readdirSync(path.join(root, "server"), { recursive: true, encoding: "utf8" })
  .map((file) => path.posix.join("server", file.replaceAll(path.sep, "/")))
  .filter((file) => /(?<!\.test|\.d)\.tsx?$/.test(file) && !/\/(testing|generated)\//.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

/** Files that read incidents and need not say whether withdrawn ones are among them, and why. */
const withWithdrawn: readonly { why: string; files: readonly string[] }[] = [
  {
    why: "They find one by what a verb has locked, posted or linked.",
    files: [
      "server/comments/pause-comments.ts",
      "server/confirmations/remind-author.ts",
      "server/helpdesk/write-script.ts",
      "server/incidents/change-incident.ts",
      "server/incidents/move-incident.ts",
      "server/incidents/open-incident.ts",
      "server/incidents/refuse-stale.ts",
      "server/incidents/seen-incident.ts",
      "server/incidents/write-derived.ts",
    ],
  },
  {
    why: "For staff, who see withdrawn ones too.",
    files: ["server/confirmations/curve.ts", "server/confirmations/discount-confirmations.ts"],
  },
  {
    why: "A pause shows on a page that a withdrawn one has not; a deadline renders it away; a number stays given.",
    files: [
      "server/comments/queries.ts",
      "server/publishing/schedule/announce-due.ts",
      "server/services/service-use.ts",
    ],
  },
];

test("whoever reads incidents says whether withdrawn ones are among them", () => {
  const known = new Set(withWithdrawn.flatMap((each) => each.files));
  const silent = files
    .filter(({ text }) => /\.incident\.(?:find|count|group|aggregate|update)\w*\(/.test(text))
    .filter(({ file, text }) => !/withdrawn(?:At|_at)/.test(text) && !known.has(file))
    .map(({ file }) => file);

  expect(
    silent,
    "Readers see nothing of what is withdrawn: say withdrawnAt: null, or add the file above, with the reason.",
  ).toEqual([]);
});
