import { beforeAll, expect, test } from "vitest";
import { makeCampus, mail, said } from "@/server/search/testing/callers";
import type { StaffActor } from "@/server/accounts/users/queries";
import { at, makeStaff } from "@/server/testing/make";
import { answerHelpdesk } from "./answer-helpdesk";

let helpdesk: StaffActor;

beforeAll(async () => {
  await makeCampus();
  helpdesk = await makeStaff("helpdesk");
});

test.each(said)("a caller who says “%s” is answered with the card “%s”", async (typed, first) => {
  const { groups } = await answerHelpdesk(helpdesk, typed, at("18:00"));
  const [card] = groups.flatMap(({ cards }) => cards);

  // A card is called what people notice.
  expect(card?.title).toBe(first === mail ? "Mail is slow, and sending from WebMail times out" : first);
  expect(card?.script).not.toBe("");
});
