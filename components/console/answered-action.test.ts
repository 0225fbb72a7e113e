import { expect, test, vi } from "vitest";
import { tooLargeSentence } from "@/domain/shared/too-large";
import { answeredAction } from "./answered-action";
import { askToPost } from "@/components/console/incidents/composer/post-answer";
import { valuesForKind } from "@/components/console/incidents/composer/values";
import { type FormAction, untouchedForm } from "./form-state";

const unrecognized = Object.assign(new Error("It is not known."), { name: "UnrecognizedActionError" });

test.each([
  ["refused as too large", new Error(`${tooLargeSentence}\n`), true, /more than can be sent.*shorten it/i],
  ["sent to another build", unrecognized, true, /was updated.*reload this page/i],
  ["not answered", new TypeError("Failed to fetch"), true, /the server did not answer/],
  ["sent without a network", new TypeError("Failed to fetch"), false, /this device is offline/],
])("what is %s leaves what was typed, and says why", async (_, cause, onLine, expected) => {
  vi.stubGlobal("navigator", { onLine });
  const form = new FormData();
  form.set("title", "Disk full");
  form.set("newPassword", "never shown again");

  const state = await answeredAction(() => Promise.reject(cause), "Not done")(untouchedForm, form);
  expect(state).toMatchObject({ outcome: "refused", values: { title: "Disk full" }, attempt: 1 });
  expect(state.values).not.toHaveProperty("newPassword");
  expect(state.message).toMatch(expected);

  const request = {
    values: valuesForKind("incident"),
    incidentCode: null,
    draftId: null,
    idempotencyKey: "key",
    confirmed: [],
  };
  const answer = await askToPost(() => Promise.reject(cause), request);
  expect(answer).toMatchObject({ outcome: "refused", code: "unreachable", message: expect.stringMatching(expected) });
  expect(answer).toMatchObject({ message: expect.stringMatching(/^Not saved: .*Your text is kept\./) });
});

test("of the last answer only its number is sent: what was typed goes once", async () => {
  const previous = { ...untouchedForm, values: { body: "long" }, attempt: 3 };
  const action = vi.fn<FormAction>().mockResolvedValue(untouchedForm);
  await answeredAction(action, "Not done")(previous, new FormData());

  expect(action.mock.calls[0]?.[0]).toEqual({ ...untouchedForm, attempt: 3 });
});
