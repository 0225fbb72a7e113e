import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/domain/accounts/actor";
import { type WriteComment, writeCommentInput } from "@/domain/comments/comment-input";
import { db } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { hashToken } from "@/server/infra/crypto/token";
import { makeSite, makeStaff } from "@/server/testing/make";
import { solveProof } from "@/server/testing/solve-proof";
import { findFirstQuestion } from "./ask-first";
import { type CommentOrigin, isDoubtful, limitComments, limitUnproven } from "./limits";
import { writeComment } from "./write-comment";

beforeAll(() => makeSite("MAIL"));

/** How many of so many get through, all from one network of its own. */
async function countAccepted(most: number, clientOf: (index: number) => CommentOrigin): Promise<number> {
  for (let index = 0; index < most; index += 1) {
    const refused = await limitComments(visitor, clientOf(index)).then(
      () => null,
      (error: unknown) => error,
    );
    if (refused) {
      expect(refused).toMatchObject({ code: "rate_limited" });
      return index;
    }
  }

  return most;
}

let networks = 0;
function newNetwork(): string {
  networks += 1;

  return `10.7.${networks}.1`;
}

describe("a proof of work", { timeout: 60_000 }, () => {
  const origin = originAt(newNetwork(), "The flood");
  const what = "It hangs, and many say so.";
  const input = (change: Partial<Record<keyof WriteComment, unknown>> = {}) =>
    writeCommentInput.parse({ what, ...change });

  // Of this network it is asked from the first test on, in whatever order they run.
  beforeAll(() => countAccepted(12, () => origin));

  test("is asked for once many came from one network, with whatever browser and cookie, of guests alone", async () => {
    // Before what fills the limit for everybody, below.
    const address = newNetwork();
    const many = originAt(address, "Many");
    expect(await countAccepted(11, (index) => originAt(address, `Browser ${index}`))).toBe(11);
    expect(await isDoubtful(visitor, many, 0)).toBe(false);
    expect(await findFirstQuestion(visitor, input(), many, new Date())).toBeNull();

    await limitComments(visitor, many);

    expect(await isDoubtful(visitor, many, 0)).toBe(true);
    expect(await isDoubtful({ kind: "member", email: "a@example.edu" }, many, 0)).toBe(false);
    expect(await isDoubtful(visitor, { ...many, userAgent: "Another", visitorId: randomUUID() }, 0)).toBe(true);
    expect(await isDoubtful(visitor, originAt(address.replace(/1$/, "2"), "Many"), 0)).toBe(false);
    expect(await findFirstQuestion(visitor, input(), many, new Date())).toMatchObject({ kind: "proof" });
  });

  test("is asked for where many come from the networks around", async () => {
    const flood = (index: number) => originAt(`2001:db8:9:${index.toString(16)}::1`, `Browser ${index}`);
    expect(await countAccepted(60, flood)).toBe(60);

    expect(await isDoubtful(visitor, originAt("2001:db8:9:ffff::1", "A"), 0)).toBe(true);
    expect(await isDoubtful(visitor, originAt("2001:db8:a::1", "A"), 0)).toBe(false);
  });

  test("lets a comment in as any other; it is good for its words alone, and for a while", async () => {
    const proof = await solve(input());

    expect(await findFirstQuestion(visitor, input({ proof }), origin, new Date())).toBeNull();
    expect(await holdReasonsOf(input({ proof }))).toEqual([]);
    expect(await holdReasonsOf(input({ proof, what: "Other words" }))).toEqual(["no_proof"]);
    const late = await solve(input({ what: "Late" }), new Date(Date.now() - 3_600_000));
    expect(await holdReasonsOf(input({ proof: late, what: "Late" }))).toEqual(["no_proof"]);
  });

  test.each(["", "{", "null", '{"challenge":{}}', '{"challenge":{"parameters":{"algorithm":"PBKDF2/SHA-256"}}}'])(
    "%j is none, and no fault of ours",
    async (proof) => {
      expect(await findFirstQuestion(visitor, input({ proof }), origin, new Date())).toMatchObject({ kind: "proof" });
    },
  );

  test("that was tampered with is none", async () => {
    const proof = await solve(input());
    for (const forged of [
      proof.replace(/"counter":(\d+)/, '"counter":1$1').replace(/"derivedKey":"../, '"derivedKey":"00'),
      proof.replace(/"cost":5000/, '"cost":1'),
      proof.replace(/"signature":"../, '"signature":"zz'),
      proof.replace(/"salt":"../, '"salt":"!!'),
    ]) {
      expect(forged).not.toBe(proof);
      expect(await findFirstQuestion(visitor, input({ proof: forged }), origin, new Date())).not.toBeNull();
    }
  });

  test("is not for those whose browser runs no script: they are held, and fewer get through", async () => {
    expect(await findFirstQuestion(visitor, input({ answered: "proof" }), origin, new Date())).toBeNull();
    expect(await holdReasonsOf(input({ answered: "proof", what: "Without a script" }))).toEqual(["no_proof"]);

    const elsewhere = originAt(newNetwork(), "A");
    for (let count = 0; count < 20; count += 1) {
      await limitUnproven(elsewhere);
    }
    await expect(limitUnproven(elsewhere)).rejects.toMatchObject({ code: "rate_limited" });
  });

  async function solve(asked: WriteComment, now = new Date()): Promise<string> {
    const question = await findFirstQuestion(visitor, asked, origin, now);

    return solveProof(question?.kind === "proof" ? question.challenge : null);
  }

  async function holdReasonsOf(comment: WriteComment): Promise<string[]> {
    const { token } = await writeComment(visitor, comment, origin, new Date());
    const { heldFor } = await db.comment.findUniqueOrThrow({
      where: { tokenHash: hashToken(token) },
      select: { heldFor: true },
    });

    return heldFor;
  }
});

describe("who is held back", () => {
  test("a person soon, wherever they write from; their neighbours behind the same network are not", async () => {
    const visitorId = randomUUID();
    const campus = newNetwork();

    expect(await countAccepted(20, (index) => ({ ...originAt(`198.51.100.${index}`, "A"), visitorId }))).toBe(8);
    expect(await countAccepted(8, () => ({ ...originAt(campus, "A"), visitorId: randomUUID() }))).toBe(8);
  });

  test("whoever floods without a proof, soon, whatever the browser calls itself", async () => {
    const address = newNetwork();
    const taken: boolean[] = [];
    for (let index = 0; index < 60; index += 1) {
      const input = writeCommentInput.parse({ what: `A flood ${index} ${randomUUID()}`, answered: "proof" });
      taken.push(
        await writeComment(visitor, input, originAt(address, `Browser ${index}`), new Date()).then(
          () => true,
          () => false,
        ),
      );
    }

    expect(taken.filter(Boolean)).toHaveLength(12 + 20);
  });

  test("a network of many, and all addresses of an IPv6 network are one", async () => {
    const taken = await countAccepted(300, (index) =>
      originAt(`2001:db8:7:7::${index.toString(16)}`, `Browser ${index}`),
    );

    expect(taken).toBe(240);
    await expect(limitComments(await makeStaff("helpdesk"), originAt("2001:db8:7:7::1", "A"))).resolves.toBeUndefined();
  });
});
