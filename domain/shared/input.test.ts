import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { answerCommentInput, moderateCommentInput, writeCommentInput } from "@/domain/comments/comment-input";
import { AppError } from "./errors";
import {
  changeIncidentInput,
  openIncidentInput,
  postUpdateInput,
  saveDraftInput,
} from "@/domain/incidents/incident-input";
import { parseInput } from "./input";
import { changeSiteInput } from "@/domain/site/site-input";
import { acceptInvitationInput } from "@/domain/accounts/user-input";

const key = "0190d3a4-7e1c-7bb2-9d2e-3f1f6d7a9c10";

const opening = {
  kind: "incident",
  title: "Disk cannot keep up",
  services: [{ code: "mail", status: "partial_outage" }],
  status: "investigating",
  body: "We are looking.",
  idempotencyKey: key,
};

const update = { code: "mail 7", basedOn: 3, status: "identified", body: "Found it.", idempotencyKey: key };

const comment = { incident: "MAIL-7", what: "It is slow." };

/** The sentence for each field that has to change; null when nothing has to. */
function refused(schema: z.ZodType, value: unknown): Record<string, string> | null {
  try {
    parseInput(schema, value);

    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") {
      return { ...error.fields };
    }
    throw error;
  }
}

describe("text", () => {
  const titleOf = (title: string) => parseInput(openIncidentInput, { ...opening, title }).title;
  const bodyOf = (body: string) => parseInput(postUpdateInput, { ...update, body }).body;

  test("a line is one line, without what cannot be stored or lies about its order", () => {
    expect(titleOf("  a\r\n\tb   c ")).toBe("a b c");
    expect(titleOf("a\0b\u202Ec\u0007")).toBe("abc");
    expect(titleOf("a\uD83Db")).toBe("a\uFFFDb");
    expect(titleOf("👩‍👩‍👧")).toBe("👩‍👩‍👧");
  });

  test("paragraphs keep their lines, as a form sends them", () => {
    expect(bodyOf("a\r\n\r\n- b\r\n\tc\r")).toBe("a\n\n- b\n\tc");
  });

  test("length is counted as a form counts it: a line end is one", () => {
    expect(bodyOf("a\r\n".repeat(5_000))).toHaveLength(9_999);
    expect(refused(postUpdateInput, { ...update, body: "a".repeat(10_001) })).toEqual({
      body: "What is happening is too long. Shorten it to 10000 characters.",
    });
  });

  test("what cannot be seen is missing", () => {
    expect(refused(openIncidentInput, { ...opening, title: " \u200B\u200D " })).toEqual({
      title: "The title is missing. Type it in.",
    });
  });
});

describe("openIncidentInput", () => {
  const window = { scheduledFor: "2006-12-21T05:00:00-05:00", scheduledUntil: "2006-12-21T05:30:00-05:00" };

  test.each<[string, object, Record<string, string> | null]>([
    ["an incident", {}, null],
    ["without a service", { services: [] }, { services: "Choose at least one affected service." }],
    [
      "a service twice",
      { services: [...opening.services, { code: "MAIL", status: "operational" }] },
      { services: "A service is named twice. Keep one of them." },
    ],
    [
      "a status of another kind",
      { status: "scheduled" },
      { status: "This status does not fit the kind. Choose another one." },
    ],
    ["nothing said", { body: " " }, { body: "Say what is happening, or what people can do." }],
    ["only a workaround", { body: "", workaround: "Use WebMail." }, null],
    [
      "over, with a promise",
      { status: "resolved", nextUpdateBy: "2006-12-12T20:00:00Z" },
      { nextUpdateBy: "It is over: take away the time of the next update." },
    ],
    [
      "with a window",
      window,
      {
        scheduledFor: "Only a maintenance has a time when it begins. Take it away, or choose that kind.",
        scheduledUntil: "Only a maintenance has a time when it ends. Take it away, or choose that kind.",
      },
    ],
    ["a maintenance", { kind: "maintenance", status: "scheduled", ...window }, null],
    [
      "a maintenance without a window",
      { kind: "maintenance", status: "scheduled" },
      { scheduledFor: "Say when the maintenance begins.", scheduledUntil: "Say when the maintenance ends." },
    ],
    [
      "a maintenance that ends before it begins",
      { kind: "maintenance", status: "scheduled", ...window, scheduledUntil: window.scheduledFor },
      { scheduledUntil: "The maintenance must end after it begins." },
    ],
    ["a notice of no service", { kind: "notice", status: "posted", services: [] }, null],
    [
      "a time nobody means",
      { startedAt: "0001-01-01T00:00:00Z" },
      { startedAt: "The time it began is not a time we can read. Choose a day and a time." },
    ],
    [
      "a lost key",
      { idempotencyKey: "" },
      { idempotencyKey: "This form has lost its key. Load the page again; your text is kept." },
    ],
  ])("%s", (_name, change, fields) => {
    expect(refused(openIncidentInput, { ...opening, ...change })).toEqual(fields);
  });
});

describe("postUpdateInput", () => {
  test("takes what a form sends and says it in the words of the domain", () => {
    expect(
      parseInput(postUpdateInput, { ...update, basedOn: "3", withdrawWorkaround: "on", headline: "", workaround: "" }),
    ).toMatchObject({ code: "MAIL-7", basedOn: 3, withdrawWorkaround: true, readings: [] });
  });

  test("does not both withdraw and write a workaround", () => {
    expect(refused(postUpdateInput, { ...update, withdrawWorkaround: true, workaround: "Use WebMail." })).toEqual({
      workaround: "Either withdraw the workaround or write a new one, not both.",
    });
  });

  test("knows an update's code from an incident's", () => {
    expect(refused(postUpdateInput, { ...update, code: "MAIL-7.3" })).toEqual({
      code: "This is not the code of an entry, such as MAIL-7.",
    });
  });
});

test("a change leaves what is left out and removes what is empty", () => {
  expect(parseInput(changeIncidentInput, { code: "MAIL-7", headline: "", impact: null })).toEqual({
    code: "MAIL-7",
    headline: null,
    summary: undefined,
    impact: null,
  });
});

test("a draft keeps what was half typed, without what cannot be stored", () => {
  expect(parseInput(saveDraftInput, { subject: { incident: "mail 7" }, content: { body: "half\0 " } })).toEqual({
    subject: { incident: "MAIL-7" },
    content: { body: "half " },
  });
});

describe("writeCommentInput", () => {
  test.each<[string, object, Record<string, string> | null]>([
    ["a comment", {}, null],
    ["on nothing that is listed", { incident: "" }, null],
    ["with empty fields", { name: "", email: "", service: "", program: "", error: "", website: "" }, null],
    ["without words", { what: "" }, { what: "What you see is missing. Type it in." }],
    [
      "with a broken address",
      { email: "me" },
      { email: "This is not an email address. Correct it, or leave it empty." },
    ],
    ["on a broken code", { incident: "7" }, { incident: "This is not the code of an entry, such as MAIL-7." }],
    [
      "with files for fields",
      { what: {}, name: [] },
      {
        what: "What you see is missing. Type it in.",
        name: "Your name is missing. Type it in.",
      },
    ],
  ])("%s", (_name, change, fields) => {
    expect(refused(writeCommentInput, { ...comment, ...change })).toEqual(fields);
  });

  test("whatever is sent, it is taken or refused in sentences", () => {
    fc.assert(
      fc.property(fc.record({ incident: fc.anything(), what: fc.anything(), email: fc.anything() }), (value) => {
        const fields = refused(writeCommentInput, value);

        expect(Object.values(fields ?? {}).filter((sentence) => !/^[A-Z].+\.$/.test(sentence))).toEqual([]);
      }),
    );
  });
});

test("only its writer withdraws a comment", () => {
  expect(refused(moderateCommentInput, { id: key, state: "held" })).toBeNull();
  expect(refused(moderateCommentInput, { id: key, state: "withdrawn" })).toEqual({
    state: "The decision is not one of the choices. Choose one of them.",
  });
  expect(refused(answerCommentInput, { commentId: key, body: "Fixed.", idempotencyKey: key })).toBeNull();
});

test("a zone must exist", () => {
  expect(refused(changeSiteInput, { timeZone: "Mars/Olympus" })).toEqual({
    timeZone: "This time zone is not known. Use a name such as America/New_York.",
  });
});

test("a password is long, and taken as typed", () => {
  const person = { token: "t", email: " Ann@Example.edu ", name: "Ann", password: "  twelve or more " };

  expect(parseInput(acceptInvitationInput, person)).toMatchObject({
    email: "ann@example.edu",
    password: "  twelve or more ",
  });
  expect(refused(acceptInvitationInput, { ...person, password: "short" })).toEqual({
    password: "Use a password of at least 12 characters.",
  });
});

test("several wrong fields are counted, one speaks for itself", () => {
  expect(() => parseInput(openIncidentInput, { ...opening, title: "" })).toThrow("The title is missing. Type it in.");
  expect(() => parseInput(openIncidentInput, { ...opening, title: "", services: [] })).toThrow(
    "2 fields have to change.",
  );
});
