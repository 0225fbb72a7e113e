import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { type ConfirmIncident, confirmIncidentInput } from "@/domain/confirmations/confirmation-input";
import { originAt } from "@/server/infra/client";
import { makeVisitor } from "@/server/infra/crypto/visitor";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite } from "@/server/testing/make";
import { aSentenceWith } from "@/server/testing/sentences";
import { solveProof } from "@/server/testing/solve-proof";
import { confirmIncident } from "./confirm-incident";
import { findTapChallenge, limitConfirmations, limitOwnConfirmations, type PersonalOrigin } from "./limits";
import { countConfirmations } from "./queries";

let incident: string;

beforeAll(() => makeSite("MAIL"));
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  incident = await makeIncident();
});

describe("a proof of work is asked for", { timeout: 60_000 }, () => {
  test.each([
    ["beyond ten of one address, whatever its browsers", 10, (index: number) => from("192.0.2.1", `Browser ${index}`)],
    ["beyond ten of an IPv6 /64", 10, (index: number) => from(`2001:db8:1:2::${index.toString(16)}`)],
    ["beyond ten with cookies that were stored up", 10, () => from("192.0.2.1", "One", makeVisitor().id)],
    ["beyond sixty of a range of many networks", 60, (index: number) => from(`2001:db8:1:${index.toString(16)}::1`)],
    ["beyond sixty of an IPv4 range", 60, (index: number) => from(`192.0.2.${index}`)],
  ])("%s: %i", async (_, free, origin) => {
    expect(await countUnasked(free + 5, origin)).toBe(free);
    expect(await countUnasked(1, () => from("203.0.113.9"))).toBe(1);
  });

  test("of everybody once many come in, and nobody is refused with one", async () => {
    expect(await countUnasked(1_010, (index) => from(`10.${index >> 5}.${index & 31}.1`))).toBe(1_000);
    const elsewhere = from("203.0.113.9");

    await limitConfirmations(visitor, await proven(elsewhere), elsewhere);
  });

  test("and lets a tap in once, for its incident alone", async () => {
    await countUnasked(11, () => from("192.0.2.1"));
    const campus = from("192.0.2.1", "A student's");
    await expect(confirmIncident(visitor, input(), campus, at("10:00"))).rejects.toMatchObject({
      code: "rate_limited",
      message: aSentenceWith("press the button once more"),
    });
    const solved = await proven(campus);
    const other = await makeIncident();

    await expect(limitConfirmations(visitor, { ...solved, incident: other }, campus)).rejects.toThrow("once more");
    expect(await findTapChallenge(visitor, solved, campus, new Date())).toBeNull();
    await confirmIncident(visitor, solved, campus, at("10:00"));
    await expect(confirmIncident(visitor, solved, campus, at("10:05"))).rejects.toThrow("once more");
    expect(await countConfirmations(system, incident)).toMatchObject({ affected: 1 });
  });

  test("not of who is counted already and adds where they are, nor of Allclear itself", async () => {
    const visitorId = makeVisitor().id;
    const known = from("192.0.2.1", "One", visitorId);
    await confirmIncident(visitor, input(), known, at("10:00"));
    await countUnasked(20, () => from("192.0.2.1"));

    expect(await findTapChallenge(visitor, input({ place: "Library" }), known, new Date())).toBeNull();
    await confirmIncident(visitor, input({ place: "Library" }), known, at("10:01"));
    await limitConfirmations(system, input(), from("192.0.2.1"));
  });
});

test("one visitor cannot tap and undo without end; who sends no cookie has nothing to undo", async () => {
  const known = from("192.0.2.1", "One", makeVisitor().id);
  for (let count = 0; count < 30; count += 1) {
    await limitOwnConfirmations(visitor, known);
  }

  await expect(limitOwnConfirmations(visitor, known)).rejects.toMatchObject({ code: "rate_limited" });
  await limitOwnConfirmations(visitor, from("192.0.2.1"));
});

function from(address: string, userAgent = "One", visitorId: string | null = null): PersonalOrigin {
  return { ...originAt(address, userAgent), visitorId };
}

function input(change: Record<string, unknown> = {}): ConfirmIncident {
  return confirmIncidentInput.parse({ incident, kind: "affected", ...change });
}

async function proven(origin: PersonalOrigin): Promise<ConfirmIncident> {
  return input({ proof: await solveProof(await findTapChallenge(visitor, input(), origin, new Date())) });
}

/** How many of so many taps needed no proof. */
async function countUnasked(count: number, originOf: (index: number) => PersonalOrigin): Promise<number> {
  let unasked = 0;
  for (let index = 0; index < count; index += 1) {
    unasked += await limitConfirmations(visitor, input(), originOf(index)).then(
      () => 1,
      () => 0,
    );
  }

  return unasked;
}
