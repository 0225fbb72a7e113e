import { beforeEach, expect, test } from "vitest";
import { visitor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { db } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { makeVisitor } from "@/server/infra/crypto/visitor";
import { limitConfirmations } from "./limits";

beforeEach(() => db.rateLimit.deleteMany());

test("who throws the cookie away is counted again a few times, and then no more", async () => {
  expect(await accepted(40, () => ({ address: "192.0.2.1" }))).toBe(20);
  expect(await accepted(1, () => ({ address: "192.0.2.2" }))).toBe(1);
});

test("all addresses of an IPv6 /64 are one network, another /64 is another", async () => {
  expect(await accepted(40, (index) => ({ address: `2001:db8:1:2::${index.toString(16)}` }))).toBe(20);
  expect(await accepted(1, () => ({ address: "2001:db8:1:3::1" }))).toBe(1);
});

test("a campus behind one address has many browsers, and is heard", async () => {
  expect(await accepted(100, (index) => ({ userAgent: `Browser ${index % 10}` }))).toBe(100);
});

test("changing the browser with each tap ends at the limit of the network; so do cookies that were laid up", async () => {
  expect(await accepted(310, (index) => ({ userAgent: `Browser ${index}` }))).toBe(300);
  expect(await accepted(5, () => ({ visitorId: visitorId() }))).toBe(0);
  expect(await accepted(5, () => ({ address: "192.0.2.9", visitorId: visitorId() }))).toBe(5);
});

test("one person cannot tap and undo without end", async () => {
  const known = visitorId();

  expect(await accepted(40, () => ({ visitorId: known }))).toBe(30);
});

test("who is held back learns that it is known already", async () => {
  await accepted(20, () => ({}));

  await expect(limitConfirmations(visitor, { ...originAt("192.0.2.1", "One"), visitorId: null })).rejects.toMatchObject(
    {
      code: "rate_limited",
      message: expect.stringContaining("Many people on your network have already reported this"),
    },
  );
});

type Sender = { address?: string; userAgent?: string; visitorId?: string };

/** How many of so many taps got through. */
async function accepted(count: number, senderOf: (index: number) => Sender): Promise<number> {
  let through = 0;
  for (let index = 0; index < count; index += 1) {
    const { address = "192.0.2.1", userAgent = "One", visitorId: known = null } = senderOf(index);
    try {
      await limitConfirmations(visitor, { ...originAt(address, userAgent), visitorId: known });
      through += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  }

  return through;
}

function visitorId(): string {
  return makeVisitor().id;
}
