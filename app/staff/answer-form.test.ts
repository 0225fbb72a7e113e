import { expect, test, vi } from "vitest";
import { untouchedForm } from "@/components/console/form-state";
import { ChangedSinceError } from "@/domain/shared/changed-since";
import { AppError } from "@/domain/shared/errors";
import { answerForm, filledIn } from "./answer-form";

vi.mock("@/server/infra/unreachable", () => ({ isUnreachable: () => false }));
vi.mock("next/cache", () => ({ refresh: vi.fn() }));
vi.mock("@/server/infra/log", () => ({ log: { error: vi.fn(), warn: vi.fn() } }));

const form = formOf({ name: "Mail", password: "a long secret", secret: "a token", note: " " });

test("what was typed comes back with the refusal, but never a password or another secret", async () => {
  const state = await answerForm(untouchedForm, form, () => {
    throw new AppError("conflict", "That code is taken.", { fields: { code: "Choose another code." } });
  });

  expect(state).toEqual({
    ...untouchedForm,
    outcome: "refused",
    message: "That code is taken.",
    fields: { code: "Choose another code." },
    values: { name: "Mail", note: " " },
    attempt: 1,
  });
});

test("who is signed out keeps what was typed, and is said so", async () => {
  const state = await answerForm(untouchedForm, form, () => {
    throw new AppError("unauthenticated", "Sign in to do this.");
  });

  expect(state).toMatchObject({
    isSignedOut: true,
    values: { name: "Mail" },
    message: "Not saved: your session has ended. What you typed is kept.",
  });
});

test("what others have changed since comes with the answer, and the next attempt is based on it", async () => {
  const others = [{ field: "name", label: "Name", before: "Mail", now: "Email", by: "Ada", isContested: true }];
  const refused = await answerForm(untouchedForm, form, () => {
    throw new ChangedSinceError(others, { name: "Email" });
  });
  expect(refused).toMatchObject({ outcome: "refused", others, basedOn: { name: "Email" }, values: { name: "Mail" } });

  const saved = await answerForm(refused, form, () => Promise.resolve({ nextPath: "/staff", others }));
  expect(saved).toMatchObject({ outcome: "done", nextPath: "/staff", others, basedOn: null, values: {} });
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
