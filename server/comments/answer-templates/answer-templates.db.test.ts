import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import {
  addTemplateInput,
  changeTemplateInput,
  orderTemplatesInput,
  removeTemplateInput,
} from "@/domain/comments/answer-template-input";
import { at, makeStaff } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import type { StaffActor } from "@/server/accounts/users/queries";
import { addTemplate, changeTemplate, orderTemplates, removeTemplate } from "./manage-templates";
import { findAnswerTemplate, listAnswerTemplates } from "./queries";

const now = at("10:00");
const taken = { code: "invalid", fields: { name: aSentence } };

let helpdesk: StaffActor;

beforeAll(async () => {
  helpdesk = await makeStaff("helpdesk");
});

test("templates are added below the others, ordered, worded again and removed", async () => {
  const { id: first } = await addTemplate(
    helpdesk,
    addTemplateInput.parse({ name: "Thanks", body: "Thank you." }),
    now,
  );
  const { id: second } = await addTemplate(helpdesk, { name: "WebMail", body: "Use **WebMail**." }, now);
  expect((await listAnswerTemplates(system)).map(({ name }) => name)).toEqual(["Thanks", "WebMail"]);

  await orderTemplates(helpdesk, orderTemplatesInput.parse({ ids: [second, first] }), now);
  expect((await listAnswerTemplates(system)).map(({ name }) => name)).toEqual(["WebMail", "Thanks"]);

  const words = { name: "Thank you", body: "Thank you very much." };
  await changeTemplate(helpdesk, changeTemplateInput.parse({ id: first, ...words }), now);
  expect(await findAnswerTemplate(system, first)).toEqual({
    id: first,
    name: "Thank you",
    bodyMarkdown: "Thank you very much.",
  });

  await expect(addTemplate(helpdesk, { name: "WebMail", body: "B" }, now)).rejects.toMatchObject(taken);
  await expect(changeTemplate(helpdesk, { id: first, name: "WebMail", body: "B" }, now)).rejects.toMatchObject(taken);

  await removeTemplate(helpdesk, removeTemplateInput.parse({ id: second }), now);
  await removeTemplate(helpdesk, { id: second }, now);
  expect((await listAnswerTemplates(system)).map(({ id }) => id)).toEqual([first]);
});

test("a template that was removed cannot be worded again", async () => {
  await expect(changeTemplate(helpdesk, { id: randomUUID(), name: "N", body: "B" }, now)).rejects.toMatchObject({
    code: "not_found",
  });
});
