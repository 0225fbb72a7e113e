import { afterEach, expect, test, vi } from "vitest";
import { askHelpdesk } from "./ask-helpdesk";

const still = new AbortController().signal;

function answerWith(answer: () => Promise<Response>) {
  vi.stubGlobal("fetch", vi.fn(answer));
}

afterEach(() => vi.unstubAllGlobals());

test("what was found comes as it is", async () => {
  const answer = { query: "mail & more", readAt: "1:45:40 pm", services: [], groups: [] };
  answerWith(async () => Response.json(answer));

  expect(await askHelpdesk("mail & more", still)).toEqual({ outcome: "answered", answer });
  expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe("/helpdesk/answers?q=mail%20%26%20more");
});

test.each([
  [
    "the database is away",
    503,
    { message: "The database cannot be reached." },
    "The database cannot be reached.",
    false,
  ],
  ["nobody is signed in any more", 401, { message: "Sign in to do this." }, "Sign in to do this.", true],
  ["something else answers", 502, "<html>", "The server does not answer.", false],
])("when %s, a sentence says so", async (_name, status, body, message, isSignedOut) => {
  answerWith(async () => Response.json(body, { status }));

  expect(await askHelpdesk("mail", still)).toEqual({ outcome: "refused", problem: { message, isSignedOut } });
});

test.each([
  [true, "The server does not answer."],
  [false, "This device is offline."],
])("when nothing answers, online: %s", async (onLine, message) => {
  vi.stubGlobal("navigator", { onLine });
  answerWith(() => Promise.reject(new TypeError("fetch failed")));

  expect(await askHelpdesk("mail", still)).toMatchObject({ problem: { message } });
});

test("what was given up is no problem", async () => {
  const asking = new AbortController();
  answerWith(() => Promise.reject(new DOMException("given up", "AbortError")));
  asking.abort();

  await expect(askHelpdesk("mail", asking.signal)).rejects.toThrow("given up");
});
