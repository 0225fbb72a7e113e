import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { recordCountInput } from "@/domain/known-errors/known-error-input";
import { makeKnownError } from "@/server/testing/known-errors";
import { at, makeSite } from "@/server/testing/make";
import { countTraces, listEvents } from "@/server/testing/traces";
import { findKnownError, findKnownErrorForEdit } from "./queries";
import { recordCount, removeCount } from "./record-count";

let slug: string;

beforeAll(() => makeSite("MAIL"));
beforeEach(async () => {
  slug = await makeKnownError();
});

test("630 accounts, then 460 of them fixed: the page has both, newest first", async () => {
  await record({ affected: "630" }, "10:15");
  await record({ affected: "630", fixed: "460" }, "12:20");

  expect(await listCounts()).toEqual([
    { at: at("12:20"), affected: 630, fixed: 460 },
    { at: at("10:15"), affected: 630, fixed: null },
  ]);
  expect(await findKnownError(slug)).toMatchObject({ changedAt: at("12:20") });
  expect((await listEvents()).at(-1)).toMatchObject({ kind: "known_error_changed", slug });
});

test("the same said twice, also at once, counts once", async () => {
  await Promise.all([record({ affected: "630" }, "10:15"), record({ affected: "630" }, "10:16")]);
  const before = await countTraces();
  await record({ affected: "630" }, "10:20");

  expect(await listCounts()).toHaveLength(1);
  expect(await countTraces()).toEqual(before);
});

test("of two who say the same at once, the one with the earlier clock may come second", async () => {
  await record({ affected: "630" }, "10:16");
  await record({ affected: "630" }, "10:15");

  expect(await listCounts()).toEqual([{ at: at("10:16"), affected: 630, fixed: null }]);
});

test("another number for the same time takes its place; one of earlier goes where it belongs", async () => {
  await record({ affected: "600", at: at("10:15") }, "11:00");
  await record({ affected: "630", at: at("10:15") }, "11:01");
  await record({ affected: "20", at: at("09:00") }, "11:02");

  expect(await listCounts()).toEqual([
    { at: at("10:15"), affected: 630, fixed: null },
    { at: at("09:00"), affected: 20, fixed: null },
  ]);
});

test("a number that was wrong is deleted", async () => {
  await record({ affected: "63" }, "10:15");
  const [count] = (await findKnownErrorForEdit(system, slug))?.counts ?? [];
  await removeCount(system, { id: count?.id ?? "" }, at("10:16"));

  expect(await listCounts()).toEqual([]);
  await expect(removeCount(system, { id: count?.id ?? "" }, at("10:17"))).rejects.toMatchObject({ code: "not_found" });
});

test("no number of tomorrow, and none of what there is not", async () => {
  await expect(record({ affected: "630", at: at("23:00") }, "10:15")).rejects.toMatchObject({
    fields: { at: "This time lies ahead. Give the time at which it was so." },
  });
  slug = "no-such-error";
  await expect(record({ affected: "630" }, "10:15")).rejects.toMatchObject({ code: "not_found" });
});

function record(fields: Record<string, unknown>, now: string): Promise<void> {
  return recordCount(system, recordCountInput.parse({ slug, ...fields }), at(now));
}

async function listCounts() {
  return (await findKnownError(slug))?.counts;
}
