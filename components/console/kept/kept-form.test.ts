import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepForm, keptFormName, listKeptForms, listKeptFormTexts, ownValues, readKeptForm } from "./kept-form";
import { dropKept } from "./kept-store";

const name = keptFormName("ada", "service:MAIL");
const kept = { values: { name: "Email" }, basedOn: { name: "Mail", description: null }, savedAt: 1 };

beforeEach(() => vi.stubGlobal("localStorage", fakeStorage()));
afterEach(() => vi.unstubAllGlobals());

test("what was typed comes back with what it was based on, to its author and to that form alone", () => {
  keepForm(name, kept);

  expect(readKeptForm(name)).toEqual(kept);
  expect(readKeptForm(keptFormName("ben", "service:MAIL"))).toBeNull();
  expect(readKeptForm(keptFormName("ada", "service:WIFI"))).toBeNull();
  expect(listKeptForms(keptFormName("ada", "service:"))).toEqual([["MAIL", kept]]);
  expect(listKeptFormTexts()).toEqual(["Email"]);

  dropKept(name);
  expect(readKeptForm(name)).toBeNull();
});

test("what is as it was is nothing to keep", () => {
  keepForm(name, kept);
  keepForm(name, { ...kept, values: {} });

  expect(readKeptForm(name)).toBeNull();
});

test.each([
  ["something else", "a note"],
  ["an older form", '{"values":["Email"]}'],
])("what %s has written there is no text", (_, text) => {
  localStorage.setItem(name, text);

  expect(readKeptForm(name)).toBeNull();
});

test("a browser that keeps nothing is no error", () => {
  const refuse = () => {
    throw new Error("Storage is switched off.");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });

  expect(() => keepForm(name, kept)).not.toThrow();
  expect(() => keepForm(name, { ...kept, values: {} })).not.toThrow();
  expect(readKeptForm(name)).toBeNull();
});

const initials = new Map([
  ["name", "Mail"],
  ["body", "one\ntwo"],
  ["service-MAIL", "on"],
  ["secret", ""],
]);

test.each([
  [{ name: "Email" }, { name: "Email" }],
  [{ name: "Mail", body: "one\r\ntwo" }, {}],
  [{ name: "" }, { name: "" }],
  [{ "service-MAIL": "" }, { "service-MAIL": "" }],
  [{ code: "MAIL", basedOn: "{}" }, {}],
  [{ secret: "a token" }, {}],
])("of a form with %j its author typed %j", (typed, own) => {
  const form = new FormData();
  Object.entries(typed).forEach(([field, value]) => form.append(field, value));

  expect(ownValues(form, initials)).toEqual(own);
});

test("a box that is checked sends its second value", () => {
  const form = new FormData();
  ["", "on"].forEach((value) => form.append("isMeant", value));

  expect(ownValues(form, new Map([["isMeant", ""]]))).toEqual({ isMeant: "on" });
  expect(ownValues(form, new Map([["isMeant", "on"]]))).toEqual({});
});

function fakeStorage() {
  return Object.defineProperties(
    {},
    {
      getItem: { value: read },
      setItem: { value: write },
      removeItem: { value: remove },
    },
  );

  function read(this: Record<string, string>, key: string): string | null {
    return this[key] ?? null;
  }
  function write(this: Record<string, string>, key: string, value: string): void {
    this[key] = value;
  }
  function remove(this: Record<string, string>, key: string): void {
    Reflect.deleteProperty(this, key);
  }
}
