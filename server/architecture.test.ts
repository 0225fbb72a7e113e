import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

// Nobody asks for what is done here: infra is what verbs are built of, the schedule and runtime are the machine itself.
const rooms = /^server\/(infra|publishing\/(documents|schedule)|runtime|http|text)\/|\/testing\//;

/** Queries that ask for no permission, and why. Whatever is not here takes the actor. */
const openQueries: readonly { why: string; names: readonly string[] }[] = [
  {
    why: "An incident is public from its first update on, with its updates, services and occurrences.",
    names: [
      "findIncident",
      "listOpenIncidents",
      "listUpcomingMaintenance",
      "listRecentlyEnded",
      "listEndedMaintenance",
      "listIncidentsOfService",
      "listIncidentsOfMonth",
      "listMonths",
      "listOccurrences",
      "listUpdatesSince",
      "toSummaries",
    ],
  },
  {
    why: "Services, the name of the site and the numbers of published charts are on public pages.",
    names: [
      "findService",
      "findServiceState",
      "findSite",
      "listArchivedServices",
      "listBannerMetrics",
      "listMetricsOfServices",
      "listSeries",
      "listServices",
      "listServiceStates",
    ],
  },
  {
    why: "A known error has a public page from the start.",
    names: [
      "findKnownError",
      "listKnownErrorChoices",
      "listKnownErrors",
      "listKnownErrorSlugsOfUpdate",
      "listKnownErrorsOfIncident",
      "listOpenKnownErrorsOfService",
    ],
  },
  {
    why: "Search finds only what is public.",
    names: [
      "findMatches",
      "listMatchingServices",
      "listMeantWords",
      "listStems",
      "readSynonyms",
      "search",
      "stemsOf",
      "toResults",
      "withAffectedServices",
    ],
  },
  { why: "What every page says about comments and confirmations.", names: ["findCommentPause", "listRoundedCounts"] },
  {
    why: "A visitor has no permissions; a secret link, cookie or address shows what is theirs.",
    names: [
      "findAccountLink",
      "findCommentByToken",
      "findFirstQuestion",
      "findInvitation",
      "findOwnConfirmation",
      "findPushSubscription",
      "findSubscriberByToken",
      "hasEnded",
      "listOwnWebhooks",
      "requireTakingPushes",
    ],
  },
  {
    why: "They find out who the actor is.",
    names: [
      "findActor",
      "findOpenSession",
      "findSignInAttempt",
      "findUserForSignIn",
      "limitSignIn",
      "listFactorsOf",
      "requireAlertSource",
      "requirePusher",
      "signIn",
      "signInWithPassword",
    ],
  },
  {
    why: "What a job sends to whom it is for; the job has asked.",
    names: ["findEmailDelivery", "findNotificationPayload", "listDeliveriesById", "pushKeys"],
  },
];

const all = readdirSync(path.join(root, "server"), { recursive: true, encoding: "utf8" })
  .map((file) => path.posix.join("server", file.replaceAll(path.sep, "/")))
  .filter((file) => /(?<!\.test|\.d)\.tsx?$/.test(file) && !/\/(testing|generated)\//.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

const files = all.filter(({ file }) => !rooms.test(file));

const verbs = files.filter(({ text }) => /\btransaction\(/.test(text));

test("there are verbs to look at", () => {
  expect(verbs.length).toBeGreaterThan(20);
});

test.each(verbs)("$file asks who may do it before anything else", ({ file, text }) => {
  const unguarded = exportedFunctions(file, text)
    .filter(({ body }) => /\btransaction\(/.test(body))
    .filter(({ first }) => !isGuard(first))
    .map(({ name }) => name);

  expect(
    unguarded,
    "Begin the verb with requirePermission(actor, …); a visitor’s verb begins with its limit: await limit…(…).",
  ).toEqual([]);
});

// Published pages, feeds and documents are made of what everybody may read.
const published = /^server\/publishing\//;

const queries = files
  .filter(({ file }) => !published.test(file) && path.basename(file) !== "internal.ts")
  .flatMap(({ file, text }) =>
    exportedFunctions(file, text)
      .filter(({ body }) => !/\btransaction\(/.test(body))
      .filter(({ name, body }) => /queries\.ts$/.test(file) || readsDatabase(file, text, name, body))
      .map(({ name, first }) => ({ file, name, first })),
  );

test.each(queries)("$name of $file asks who may read, or is public", ({ name, first }) => {
  const isPublic = /Visible|Public|Published/.test(name) || openQueries.some(({ names }) => names.includes(name));

  expect(
    isGuard(first) || isPublic,
    [
      "Take the actor and begin with requirePermission(actor, …).",
      "If everybody may read what it returns, say so in its name (listVisible…) or in openQueries, with the reason.",
      "A helper for queries and verbs of one noun lives in the internal.ts of that noun.",
    ].join(" "),
  ).toBe(true);
});

test("openQueries names only queries that ask for no permission", () => {
  const unguarded = new Set(queries.filter(({ first }) => !isGuard(first)).map(({ name }) => name));
  const outdated = openQueries.flatMap(({ names }) => names).filter((name) => !unguarded.has(name));

  expect(outdated, "Remove these from openQueries: they are gone, or ask by now.").toEqual([]);
});

test("an internal.ts is imported by its own noun only", () => {
  const foreign = files.flatMap(({ file, text }) =>
    [...text.matchAll(/from "@\/(server\/[^"]+)\/internal"/g)]
      .filter(([, noun = ""]) => !file.startsWith(`${noun}/`))
      .map(([, noun]) => `${file} imports ${noun}/internal.ts`),
  );

  expect(foreign, "Call a verb or a query of the noun; its internal.ts asks for no permission.").toEqual([]);
});

test.each(files)("$file writes only in a transaction", ({ text }) => {
  const writes = /\bdb\.(?:\w+\.(?:create|update|upsert|delete)\w*|\$executeRaw)/g;

  expect(
    text.match(writes) ?? [],
    "Write through transaction((tx) => …), together with the audit entry and what is announced.",
  ).toEqual([]);
});

test.each(files)("$file says what it reads", ({ text }) => {
  const unselected = [...text.matchAll(/\.(?:findMany|findFirst|findUnique)(?:OrThrow)?\(\{/g)]
    .map(({ index }) => argumentAt(text, index))
    .filter((argument) => !/\bselect\b/.test(argument));

  expect(unselected, "Name the columns with select: what is not asked for cannot leak.").toEqual([]);
});

/** Whether it, or a function of the same file that it names, speaks to the database without being handed a transaction. */
function readsDatabase(file: string, text: string, name: string, body: string): boolean {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const bodies = new Map(
    source.statements
      .filter(ts.isFunctionDeclaration)
      .map((declaration) => [declaration.name?.text ?? "", declaration.body?.getText() ?? ""]),
  );
  const reached = new Set([name]);
  const reach = (of: string): boolean =>
    /\bdb\b/.test(of) ||
    [...bodies].some(([other, otherBody]) => {
      if (reached.has(other) || !new RegExp(`\\b${other}\\b`).test(of)) {
        return false;
      }
      reached.add(other);

      return reach(otherBody);
    });

  return reach(body);
}

test("small files that only one other file needs are few", () => {
  const small = all
    .filter(({ text }) => text.split("\n").length - 1 <= smallLines)
    .map(({ file }) => file)
    .filter((file) => importersOf(file).length === 1);

  expect(
    small.length <= maxSmall ? [] : small,
    `At most ${maxSmall} files of ${smallLines} lines or fewer may have a single importer. Move what is in one of these into the file that imports it, into the verb that it undoes or completes, or into the internal.ts of its noun.`,
  ).toEqual([]);
});

const smallLines = 30;
const maxSmall = 15;

const product = ["app", "bin", "components", "prisma/demo", "server"]
  .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8", withFileTypes: true }))
  .filter((entry) => entry.isFile() && /(?<!\.test)\.(ts|tsx|mjs)$/.test(entry.name))
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
  .filter((file) => !file.includes("/testing/") && !file.includes("/generated/"))
  .map((file) => ({ file, imports: importsOf(file) }));

function importersOf(file: string): string[] {
  const name = file.replace(/\.tsx?$/, "");

  return product.filter(({ imports }) => imports.has(name)).map((each) => each.file);
}

/** What a file imports, as paths from the root without an ending. */
function importsOf(file: string): Set<string> {
  const text = readFileSync(path.join(root, file), "utf8");
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([@.][^"]+)"/g)].map(
    ([, specifier = ""]) => specifier,
  );

  return new Set(
    specifiers.map((specifier) =>
      (specifier.startsWith("@/") ? specifier.slice(2) : path.posix.join(path.dirname(file), specifier)).replace(
        /\.(ts|tsx|mjs)$/,
        "",
      ),
    ),
  );
}

type ExportedFunction = { name: string; body: string; first: string };

function exportedFunctions(file: string, text: string): ExportedFunction[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

  return source.statements.filter(ts.isFunctionDeclaration).flatMap((declaration) => {
    const isExported = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    const { name, body } = declaration;

    return isExported && name && body
      ? [{ name: name.text, body: body.getText(), first: body.statements[0]?.getText() ?? "" }]
      : [];
  });
}

function isGuard(statement: string): boolean {
  return /^requirePermission\(/.test(statement) || /^await limit[A-Z]\w*\(/.test(statement);
}

/** From the opening of a call to its closing parenthesis. */
function argumentAt(text: string, index: number): string {
  const start = text.indexOf("(", index);
  let depth = 0;
  for (let end = start; end < text.length; end += 1) {
    depth += { "(": 1, ")": -1 }[text.charAt(end)] ?? 0;
    if (depth === 0) {
      return text.slice(start, end + 1);
    }
  }

  return text.slice(start);
}
