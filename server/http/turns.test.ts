import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTurns, turnOf } from "./turns";

const anonymous = { isStaff: false, isFile: false };
const staff = { isStaff: true, isFile: false };

test.each([
  ["/live.js", { isStaff: false, isFile: true }, "free"],
  ["/_next/static/css/a.css", anonymous, "free"],
  ["/api/alerts/1", anonymous, "program"],
  ["/api/alerts/1", staff, "program"],
  ["/api/v1/pages/1/metrics/1/data.json", anonymous, "program"],
  ["/staff", staff, "staff"],
  ["/helpdesk", staff, "staff"],
  ["/api/comments", staff, "staff"],
  ["/staff", anonymous, "page"],
  ["/staff/sign-in", anonymous, "page"],
  ["/d/mail-7", anonymous, "page"],
  ["/subscribe", anonymous, "page"],
  ["/api/auth/callback/password", anonymous, "sign_in"],
  ["/api/comments", anonymous, "form"],
  ["/api/suggestions", anonymous, "form"],
  ["/api/unheard-of", anonymous, "form"],
])("%s, %j, has the turn of: %s", (path, asked, turn) => {
  expect(turnOf(path, asked)).toBe(turn);
});

const flood = { address: "203.0.113.1", response: new ServerResponse(new IncomingMessage(new Socket())) };
const home = { ...flood, address: "192.0.2.1" };

test("a flood of pages from one network is rendered one by one, and holds up neither staff nor another network", async () => {
  const turns = createTurns();
  const rendered: string[] = [];
  const pages = Array.from({ length: 50 }, (_, index) => turns.take("page", flood, render(`flood ${index}`)));
  const others = [
    turns.take("staff", flood, render("staff")),
    turns.take("sign_in", flood, render("sign-in")),
    turns.take("page", home, render("home")),
  ];
  await Promise.all(others);
  expect(rendered.filter((one) => one.startsWith("flood")).length).toBeLessThan(5);
  await Promise.all(pages);
  expect(rendered).toHaveLength(53);

  function render(what: string) {
    return async () => {
      await sleep(10);
      rendered.push(what);
    };
  }
});

test("a page for a visitor begins while no page of staff is on its way", async () => {
  const turns = createTurns();
  const order: string[] = [];
  const work = turns.take("staff", home, async () => {
    await sleep(300);
    order.push("staff");
  });
  await turns.take("page", flood, () => {
    order.push("page");

    return Promise.resolve();
  });
  await work;

  expect(order).toEqual(["staff", "page"]);
});

test("beyond a hundred that wait of one network it is refused a page, and nobody else is", async () => {
  const turns = createTurns();
  const asked = Array.from({ length: 130 }, () => turns.take("page", flood, () => sleep(1)));
  expect(await turns.take("page", home, () => sleep(1))).toBe("done");

  expect((await Promise.all(asked)).filter((done) => done === "busy")).toHaveLength(29);
});
