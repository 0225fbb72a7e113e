import { expect, test, vi } from "vitest";
import { untouchedForm } from "@/components/console/form-state";
import { AppError } from "@/domain/shared/errors";
import { answerForm, filledIn } from "./answer-form";

vi.mock("@/server/infra/unreachable", () => ({ isUnreachable: () => false }));
vi.mock("@/server/infra/log", () => ({ log: { error: vi.fn(), warn: vi.fn() } }));

const form = formOf({ name: "Mail", password: "a long secret", secret: "a token", note: " " });

test("what was typed comes back with the refusal, but never a password or another secret", async () => {
  const state = await answerForm(untouchedForm, form, () => {
    throw new AppError("conflict", "That code is taken.", { fields: { code: "Choose another code." } });
  });

  expect(state).toEqual({
    outcome: "refused",
    message: "That code is taken.",
    nextPath: null,
    fields: { code: "Choose another code." },
    values: { name: "Mail", note: " " },
    attempt: 1,
  });
});

test("an unforeseen error shows a reference and nothing of itself", async () => {
  const state = await answerForm(untouchedForm, form, () => Promise.reject(new Error("relation users is broken")));

  expect(state.message).toMatch(/contact support with reference “[0-9a-f]{8}”/);
  expect(state.message).not.toContain("relation");
});

test("a field that was left empty is absent", () => {
  expect(filledIn(form)).toEqual({ name: "Mail", password: "a long secret", secret: "a token" });
});

function formOf(values: Record<string, string>): FormData {
  const data = new FormData();
  Object.entries(values).forEach(([name, value]) => data.set(name, value));

  return data;
}
