import { expect, test } from "vitest";
import { untouchedForm } from "@/components/console/form-state";
import { type ModerationActions, linking, merging, moderating, separating, triaging } from "./moderation-actions";
import { aComment } from "./testing/a-comment";

const actions: ModerationActions = {
  moderate: () => Promise.resolve(untouchedForm),
  triage: () => Promise.resolve(untouchedForm),
  answer: () => Promise.resolve(untouchedForm),
  attach: () => Promise.resolve(untouchedForm),
  link: () => Promise.resolve(untouchedForm),
  merge: () => Promise.resolve(untouchedForm),
  separate: () => Promise.resolve(untouchedForm),
  promote: null,
};

test("a decision and a finding are undone by what was there before", () => {
  const comment = aComment({ triage: "looking" });

  expect(moderating(actions, comment, "visible")).toMatchObject({
    moderationActions: [{ action: actions.moderate, fields: { id: "c", state: "visible" } }],
    undo: [{ action: actions.moderate, fields: { id: "c", state: "held" } }],
  });
  expect(triaging(actions, comment, "fixed").undo).toEqual([
    { action: actions.triage, fields: { id: "c", triage: "looking" } },
  ]);
});

const known = { slug: "outlook-stops", title: "Outlook stops" };

test.each([
  [{ incident: "mail-7 ", knownError: "" }, [], []],
  [{ incident: "", knownError: "" }, [{ incident: "" }], [{ incident: "MAIL-7" }]],
  [
    { incident: "MAIL-7", knownError: known.slug },
    [{ knownError: known.slug }],
    [{ knownError: "" }, { triage: "new" }],
  ],
])("linking to %o does %o, and undoes it with %o", (after, moderationActions, undo) => {
  const doing = linking(actions, aComment(), after);

  expect(doing.moderationActions.map(({ fields }) => fields)).toEqual(
    moderationActions.map((fields) => ({ id: "c", ...fields })),
  );
  expect(doing.undo.map(({ fields }) => fields)).toEqual(undo.map((fields) => ({ id: "c", ...fields })));
});

test("what is merged is separated again, and goes back to its incident", () => {
  expect(merging(actions, aComment({ incidentCode: null }), "d").undo).toEqual([
    { action: actions.separate, fields: { id: "c" } },
    { action: actions.attach, fields: { id: "c", incident: "" } },
  ]);
  expect(separating(actions, "e", "c").undo).toEqual([{ action: actions.merge, fields: { id: "e", intoId: "c" } }]);
});
