import { expect, test } from "vitest";
import type { SaidUpdate } from "./said-update";
import { moveService } from "./move-service";

type Said = Record<string, "major_outage" | "operational" | "partial_outage" | null>;

const cases: readonly [what: string, before: Said[], to: string | null, after: Said[]][] = [
  ["nothing said of it", [{ mail: "major_outage" }], "cal", [{ mail: "major_outage" }]],
  [
    "the wrong one throughout",
    [{ wifi: "major_outage" }, {}, { wifi: "operational" }],
    "mail",
    [{ mail: "major_outage" }, {}, { mail: "operational" }],
  ],
  [
    "wrong for an hour, then corrected by an update",
    [{ wifi: "major_outage" }, { wifi: null, mail: "partial_outage" }],
    "mail",
    [{ mail: "major_outage" }, { mail: "partial_outage" }],
  ],
  ["both from the beginning", [{ wifi: "major_outage", mail: "partial_outage" }], "mail", [{ mail: "partial_outage" }]],
  [
    "another one beside it",
    [{ wifi: "major_outage", cal: "partial_outage" }],
    "mail",
    [{ mail: "major_outage", cal: "partial_outage" }],
  ],
  [
    "never affected",
    [{ wifi: "major_outage", mail: "partial_outage" }, { wifi: "operational" }],
    null,
    [{ mail: "partial_outage" }, {}],
  ],
];

test.each(cases)("%s", (_what, before, to, after) => {
  expect(moveService(before.map(toUpdate), "wifi", to)).toEqual(after.map(toUpdate));
});

function toUpdate(said: Said): Pick<SaidUpdate, "services"> {
  return { services: new Map(Object.entries(said)) };
}
