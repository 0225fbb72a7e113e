import { expect, test } from "vitest";
import { aSentenceWith } from "@/server/testing/sentences";
import { refuseSearch } from "./refuse-search";

test("searches are refused after 600 in a minute from one network, and what is no search never is", async () => {
  const search = { path: "/search", query: "?q=mail" };
  const answers = [];
  for (let asked = 0; asked < 601; asked += 1) {
    answers.push(await refuseSearch(search, "2001:db8::1"));
  }
  const refused = answers.at(-1);

  expect(answers.slice(0, -1).every((answer) => answer === null)).toBe(true);
  expect(refused?.code).toBe("rate_limited");
  expect(refused?.message).toEqual(aSentenceWith("Try again"));
  expect(await refuseSearch(search, "2001:db8::ffff")).toMatchObject({ code: "rate_limited" });
  expect(await refuseSearch(search, "2001:db8:0:1::1")).toBeNull();
  for (const other of [
    { path: "/search", query: "" },
    { path: "/search", query: "?q=" },
    { path: "/subscribe", query: "?q=mail" },
  ]) {
    expect(await refuseSearch(other, "2001:db8::1")).toBeNull();
  }
}, 60_000);
