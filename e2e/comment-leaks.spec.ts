import type { APIRequestContext } from "@playwright/test";
import { listPublishedFiles } from "./support/published-files";
import { expect, newcomer, test } from "./support/staff";
import { uniqueText } from "./support/words";

type Written = { word: string; what: string; token: string };

async function write(request: APIRequestContext, incident: string): Promise<Written> {
  const word = newWord();
  const what = `It hiccups, ${word}.`;
  const words = { what, error: `Error ${word}`, name: word, program: word, email: `${word}@example.org` };
  const form = { incident, ...words, answered: "known" };
  const answer = await request.post("/api/comments", { form, headers: headers(), maxRedirects: 0 });
  expect(answer.status()).toBe(303);

  return { word, what, token: answer.headers()["location"]?.split("/").at(-1) ?? "" };
}

test("no word of a comment that is held, hidden, spam or withdrawn is in anything that anybody can read; a shown one's is", async ({
  story,
  request,
}) => {
  const { code, path } = await story.incident();
  const [held, hidden, spam, withdrawn, shown] = [
    await write(request, code),
    await write(request, code),
    await write(request, code),
    await write(request, code),
    await write(request, code),
  ];
  const pages = ["/", `/incidents/${path}`, "/live.json", "/log", "/known-errors", "/report", "/sitemap.xml"];
  const places = (word: string) => findEverywhere(request, pages, word);

  // What is undone was public before: it has to leave what is published, not only never come there.
  for (const each of [hidden, withdrawn]) {
    await story.decide(each.what, "visible");
    await expect.poll(() => places(each.word), { timeout: 120_000 }).toContain(`/incidents/${path}`);
  }
  await story.decide(hidden.what, "hidden");
  await story.decide(spam.what, "spam");
  const taken = await request.post(`/api/comments/${withdrawn.token}/withdraw`, { form: {}, headers: headers() });
  expect(taken.ok()).toBe(true);
  await story.decide(shown.what, "visible");

  const file = expect.stringMatching(new RegExp(`^incidents/${path}\\W.*html$`));
  await expect
    .poll(() => places(shown.word), { timeout: 120_000 })
    .toEqual(expect.arrayContaining([`/incidents/${path}`, "/search", file]));
  for (const { word } of [held, hidden, spam, withdrawn]) {
    expect(await places(word)).toEqual([]);
    expect(await places(`${word}@example.org`)).toEqual([]);
  }
  // Asked for the address, the search finds the word in it.
  const ofAddress = await places(`${shown.word}@example.org`);
  expect(ofAddress.filter((place) => place !== "/search")).toEqual([]);
});

/** Where a word is: in answers to somebody who has not signed in, and in files of what is published. */
async function findEverywhere(request: APIRequestContext, pages: readonly string[], word: string): Promise<string[]> {
  const found: string[] = [];
  for (const page of pages) {
    const answer = await request.get(page, { headers: headers() });
    expect(answer.status(), page).toBe(200);
    if ((await answer.text()).includes(word)) {
      found.push(page);
    }
  }
  // The page repeats what was asked for; only what it found counts.
  const results = await (await request.get(`/search?q=${encodeURIComponent(word)}`, { headers: headers() })).text();
  if (results.includes("#comment-")) {
    found.push("/search");
  }
  const suggestions = await request.post("/api/suggestions", { data: `It hiccups, ${word}`, headers: headers() });
  expect(suggestions.status()).toBe(200);
  if ((await suggestions.text()).includes(word)) {
    found.push("/api/suggestions");
  }

  return [...found, ...listPublishedFiles().flatMap(({ name, text }) => (text.includes(word) ? [name] : []))];
}

function headers(): Record<string, string> {
  const { userAgent, extraHTTPHeaders } = newcomer();

  return { "user-agent": userAgent, ...extraHTTPHeaders };
}

function newWord(): string {
  return `w${uniqueText().replaceAll("-", "")}`;
}
