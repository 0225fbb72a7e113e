import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeSynonymsInput } from "@/domain/search/synonym-input";
import { db } from "@/server/infra/db";
import { at, makeService, makeSite, makeStaff } from "@/server/testing/make";
import { changeSynonyms, listSynonyms } from "./synonyms";
import { search } from "./search";

const now = at("12:00");

beforeAll(async () => {
  await makeSite();
  await makeService("CHESS", "Chess server");
  await makeService("WIFI", "Wi-Fi");
});

async function change(list: string, actor = system): Promise<void> {
  await changeSynonyms(actor, changeSynonymsInput.parse({ list }), now);
}

async function find(text: string): Promise<string[]> {
  return (await search({ text }, now)).map(({ title }) => title);
}

test("a site begins with a list that knows what is common on a campus", async () => {
  const list = await listSynonyms(system);

  expect(list.length).toBeGreaterThan(15);
  expect(await find("eduroam")).toEqual(["Wi-Fi"]);
  expect(
    changeSynonymsInput.safeParse({
      list: list.map(({ typed, meaning }) => `${typed.join(",")}=${meaning.join(",")}`).join("\n"),
    }).success,
  ).toBe(true);
});

test("what an admin puts on the list is found at once, in other forms and misspelled, and no more once it is off it", async () => {
  expect(await find("zugzwang")).toEqual([]);
  await change("zugzwang, castling kingside = chess");

  expect(await find("zugzwang")).toEqual(["Chess server"]);
  expect(await find("zugzwnag")).toEqual(["Chess server"]);
  expect(await find("he castled kingside")).toEqual(["Chess server"]);
  expect(await find("eduroam")).toEqual([]);
  expect(await listSynonyms(system)).toEqual([{ typed: ["zugzwang", "castling kingside"], meaning: ["chess"] }]);

  await change("");
  expect(await find("zugzwang")).toEqual([]);
});

test("only an admin changes it, and it is in the audit", async () => {
  await expect(change("a1 = b1", await makeStaff("editor"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(listSynonyms(await makeStaff("helpdesk"))).rejects.toMatchObject({ code: "forbidden" });
  await change("a1 = b1", await makeStaff("admin"));

  expect(
    await db.auditEntry.findFirst({
      where: { action: "search_synonyms.changed" },
      select: { actorKind: true, detail: true },
      orderBy: { id: "desc" },
    }),
  ).toEqual({ actorKind: "staff", detail: { lines: 1 } });
});
