import { expect, test } from "vitest";
import { findWriter, type MailOrigin } from "./mail-writer";

const own = "status@example.edu";
const list = "reports@lists.example.edu";
const writer = "writer@example.edu";
const plain = { from: writer, fromName: "A writer", replyTo: [], headers: {} };

type Change = Partial<Omit<MailOrigin, "headers">> & { headers?: Record<string, string> };

test.each<[string, Change, string | null]>([
  ["a plain mail", {}, writer],
  ["a plain mail with another address for replies", { replyTo: ["home@example.org"] }, writer],
  ["a list that leaves From", { headers: { "list-id": "<reports.lists.example.edu>" } }, writer],
  [
    "a list that leaves From and wants the replies",
    { replyTo: [list], headers: { "list-id": "<reports.lists.example.edu>" } },
    writer,
  ],
  [
    "a list that rewrites From",
    {
      from: list,
      fromName: "A writer via Reports",
      replyTo: [writer],
      headers: { "list-id": "<reports.lists.example.edu>" },
    },
    writer,
  ],
  [
    "a list that wants the replies beside the writer",
    { from: list, replyTo: [list, writer], headers: { "list-id": "Reports <reports.lists.example.edu>" } },
    writer,
  ],
  ["a list whose address is ours", { from: own, fromName: "A writer via Reports", replyTo: [writer] }, writer],
  ["From that is ours, for a form’s writer", { from: own, replyTo: [writer] }, writer],
  ["From that is ours", { from: own }, null],
  [
    "Google Groups",
    { from: list, fromName: "'A writer' via Reports", headers: { "x-original-from": "A writer <Writer@Example.edu>" } },
    writer,
  ],
  [
    "Google’s sender",
    { from: list, headers: { "x-original-sender": writer, "list-id": "<reports.lists.example.edu>" } },
    writer,
  ],
  [
    "what the list’s server was given",
    {
      from: list,
      headers: {
        "list-id": "<reports.lists.example.edu>",
        "arc-authentication-results": `i=1; mx.example.edu; spf=pass smtp.mailfrom=${writer}; dkim=pass`,
      },
    },
    writer,
  ],
  ["a list alone", { from: list, headers: { "list-id": "<reports.lists.example.edu>" } }, null],
  [
    "a list that has moved its address",
    { from: "r@x.example", replyTo: ["r@x.example"], headers: { "list-post": "<mailto:r@x.example>" } },
    null,
  ],
  [
    "a bounce address",
    {
      from: list,
      headers: { "list-id": "<reports.lists.example.edu>", "x-mailfrom": "reports-bounces@lists.example.edu" },
    },
    null,
  ],
])("%s", (_, { headers = {}, ...change }, expected) => {
  const mail = { ...plain, ...change, headers: new Map(Object.entries(headers)) };

  expect(findWriter(mail, own).address).toBe(expected);
});

test("where a list says no address, its writers are counted by their names", () => {
  const headers = new Map([["list-id", "<reports.lists.example.edu>"]]);

  expect(findWriter({ headers, from: list, fromName: "Sam via Reports", replyTo: [] }, own)).toEqual({
    address: null,
    key: "sam via reports",
  });
});
