import { randomUUID } from "node:crypto";
import type { Element, Nodes } from "hast";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { rehype } from "rehype";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { CommentList } from "@/components/comments/comment-list";
import { CommentReceipt } from "@/components/comments/comment-receipt";
import { CommentBody } from "@/components/console/comments/comment-body";
import { SearchResults } from "@/components/search/search-results";
import { system } from "@/domain/accounts/actor";
import { answerCommentInput } from "@/domain/comments/comment-input";
import { hostileTexts, seen, tooLongTexts } from "@/domain/shared/testing/hostile-texts";
import { answerComment } from "@/server/comments/answer-comment";
import { listCommentsOfIncident } from "@/server/comments/moderation-queries";
import { moderateComment } from "@/server/comments/moderate-comment";
import { findCommentByToken } from "@/server/comments/queries";
import { findIncident } from "@/server/incidents/queries";
import { db } from "@/server/infra/db";
import { answerMail } from "@/server/comments/answer-emails/answer-mail";
import { mailAnswer } from "@/server/comments/answer-emails/mail-answer";
import { search } from "@/server/search/search";
import { makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { POST as correct } from "./[token]/correct/route";
import { POST as write } from "./route";
import { uniqueText } from "@/server/testing/unique-text";

// Nobody is signed in.
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers()) }));

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "reports@example.edu" });

  return server;
});

const clock = { timeZone: "UTC", now: new Date() };
let helpdesk: StaffActor;

beforeAll(async () => {
  await makeSite("MAIL");
  helpdesk = await makeStaff("helpdesk");
});

afterAll(() => smtp.close());

function send(fields: Record<string, string>, path = "", handle: typeof write = write): Promise<Response> {
  const headers = { "x-forwarded-for": randomUUID(), "user-agent": "A browser" };
  const body = new URLSearchParams({ answered: "personal_data proof", isMeant: "on", ...fields });

  return handle(new Request(`http://127.0.0.1/api/comments${path}`, { method: "POST", headers, body }));
}

test.each(hostileTexts)("%s: nothing executes, nothing is lost, and it is no fault of ours", async (_, text) => {
  const incident = await makeIncident({}, new Date());
  const mark = `m${uniqueText().replaceAll("-", "")}`;
  const what = `${mark} begin ${text} end`;
  const line = text.slice(0, 60);
  const fields = { what, error: text.slice(0, 900), name: line, program: line };

  const written = await send({ ...fields, what: "It hangs.", incident, email: "sam@example.org", follow: "on" });
  expect(written.status).toBe(303);
  const token = written.headers.get("location")?.split("/").at(-1) ?? "";
  const changed = await send(fields, `/${token}/correct`, (request) => correct(request, params(token)));
  expect(changed.status).toBe(303);
  const { id } = await db.comment.findFirstOrThrow({
    where: { bodyMarkdown: { startsWith: mark } },
    select: { id: true },
  });
  await moderateComment(helpdesk, { id, state: "visible" }, new Date());
  const answer = answerCommentInput.parse({ commentId: id, body: what, idempotencyKey: randomUUID() });
  const { id: answerId } = await answerComment(helpdesk, answer, new Date());
  await mailAnswer(system, { answerId, commentId: id }, new Date());

  const shown = (await findIncident(incident))?.comments ?? [];
  const own = await findCommentByToken(token);
  const [moderated] = await listCommentsOfIncident(system, incident);
  expect(seen(moderated?.markdown ?? "")).toBe(seen(what));
  const results = await search({ text: mark }, new Date());
  const mail = smtp.received.at(-1)?.mail;
  const pages = {
    published: render(createElement(CommentList, { comments: shown, clock })),
    private: own ? render(createElement(CommentReceipt, { comment: own, clock })) : "",
    console: moderated ? render(createElement(CommentBody, { comment: moderated, ...moderationProps })) : "",
    search: render(createElement(SearchResults, { results, clock })),
    mail: typeof mail?.html === "string" ? mail.html : "",
  };
  for (const [page, html] of Object.entries(pages)) {
    expect(html, page).toContain(mark);
    const dangers = dangersIn(parse(html));
    expect(page === "mail" ? dangers.filter((each) => !ofFrame.has(each)) : dangers, page).toEqual([]);
  }
  for (const page of [pages.published, pages.private, pages.console, pages.mail]) {
    expect(textOf(parse(page))).toMatch(/begin[^]* end/);
  }
  expect(mail?.to).toMatchObject({ text: "sam@example.org" });
  expect([...(mail?.headers.keys() ?? [])]).not.toContain("bcc");
  expect(seen(mail?.text ?? "")).toContain(mark);
  expect(JSON.stringify([shown, own, moderated, results, mail?.text])).not.toMatch(
    /\\u0000|[\u202A-\u202E\u2066-\u2069]/,
  );
});

test.each(tooLongTexts)("%s are refused with a sentence, and kept", async (_, what) => {
  const incident = await makeIncident({}, new Date());

  const answer = await send({ what, incident });

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(what.slice(0, 8_000).trim());
});

test("an address that brings a header along is none", async () => {
  const answer = await send({ what: "It hangs.", email: "sam@example.org\r\nBcc: all@evil.example", follow: "on" });

  expect(answer.status).toBe(422);
});

test("what is looked for here is found where it is", () => {
  const html =
    '<p onclick="x()">a</p><a href="JAVASCRIPT:x()">b</a><script>c</script><iframe></iframe><p style="top: 0">d</p><style>e</style>';

  expect(dangersIn(parse(html))).toEqual([
    ...["p onClick", "a href JAVASCRIPT:x()", "script", "iframe", "p style top: 0", "style e"],
  ]);
  expect([...ofFrame].every((each) => /^(?:\w+ )?style /.test(each))).toBe(true);
});

/** The look of an email is in the email itself: what a harmless one has, by the letter, is no danger in another. */
const ofFrame = new Set(
  dangersIn(
    parse(
      answerMail(
        {
          ...{
            answerId: randomUUID(),
            commentId: randomUUID(),
            to: "sam@example.org",
            token: "t",
            mailMessageId: null,
          },
          ...{ answerText: "Words.", answerHtml: "<p>Words.</p>", answeredBy: "Mail team" },
          ...{ writtenText: "Words.", writtenAt: clock.now, incident: { code: "MAIL-1", title: "Words" } },
        },
        { name: "Status", timeZone: "UTC" },
      ).html,
    ),
  ),
);

const moderationProps = { timeZone: "UTC", now: clock.now, onSeparate: null };

function params(token: string) {
  return { params: Promise.resolve({ token }) };
}

function render(element: ReactElement): string {
  return renderToStaticMarkup(element);
}

function parse(html: string): Nodes {
  return rehype().data("settings", { fragment: true }).parse(html);
}

/** Elements that run or load something, handlers of events, and links to what is no page. */
function dangersIn(node: Nodes): string[] {
  const own = node.type === "element" ? dangersOf(node) : [];

  return [...own, ...("children" in node ? node.children.flatMap(dangersIn) : [])];
}

function dangersOf({ tagName, properties, children }: Element): string[] {
  const isActive = /^(script|style|iframe|object|embed|img|form|base|link)$/.test(tagName);
  const attributes = Object.entries(properties).flatMap(([name, value]) => {
    if (/^on/i.test(name)) {
      return [`${tagName} ${name}`];
    }
    if (name === "style") {
      return [`${tagName} style ${String(value)}`];
    }
    const isLink = ["href", "src", "action"].includes(name);

    return isLink && !/^(https?:|mailto:|\/|#)/i.test(String(value)) ? [`${tagName} ${name} ${String(value)}`] : [];
  });

  return [
    ...(isActive ? [tagName === "style" ? `style ${children.map(textOf).join("")}` : tagName] : []),
    ...attributes,
  ];
}

function textOf(node: Nodes): string {
  return node.type === "text" ? node.value : "children" in node ? node.children.map(textOf).join("") : "";
}
