import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { makeKnownError } from "@/server/testing/known-errors";
import { at, makeIncident, makeSite } from "@/server/testing/make";
import { findIncident } from "@/server/incidents/queries";
import { countTraces, listEvents } from "@/server/testing/traces";
import { nameKnownErrors } from "./name-known-errors";
import { findKnownError, listKnownErrorSlugsOfUpdate } from "./queries";

let update: string;

beforeAll(async () => {
  await makeSite("MAIL");
  update = `${await makeIncident()}.1`;
  await makeKnownError({ title: "One" });
  await makeKnownError({ title: "Two" });
});

test("an update names known errors, and their pages lead to it; its words stay", async () => {
  await name(["one", "two"]);

  expect(await listKnownErrorSlugsOfUpdate(update)).toEqual(["one", "two"]);
  expect((await findKnownError("two"))?.updates).toMatchObject([{ code: update }]);
  expect((await findIncident(update))?.updates[0]?.editedAt).toBeNull();
  expect((await listEvents()).slice(-2)).toMatchObject([
    { kind: "known_error_changed", incidentCodes: ["MAIL-1"] },
    { kind: "known_error_changed", incidentCodes: ["MAIL-1"] },
  ]);
});

test("naming the same again leaves nothing; one that is dropped is published without it", async () => {
  const before = await countTraces();
  await name(["two", "one"]);
  expect(await countTraces()).toEqual(before);

  await name(["one"]);
  expect((await findKnownError("two"))?.updates).toEqual([]);
  expect((await listEvents()).at(-1)).toMatchObject({ slug: "two", incidentCodes: ["MAIL-1"] });
});

test("what there is not is refused with a sentence", async () => {
  await expect(name(["one", "three"])).rejects.toMatchObject({ code: "invalid" });
  update = "MAIL-1.9";
  await expect(name([])).rejects.toMatchObject({
    message: "MAIL-1.9 was not found. Check the code, or look in the log.",
  });
});

function name(slugs: string[]): Promise<void> {
  return nameKnownErrors(system, { update, slugs }, at("12:00"));
}
