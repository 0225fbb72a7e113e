import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDraftKeeper } from "./draft-keeper";
import { draftName } from "./draft-store";
import { valuesForKind } from "./values";

const initial = valuesForKind("incident");
const typed = { ...initial, body: "Mail is slow." };
const subject = { incident: "MAIL-7" };
const name = draftName("user", subject);
const fetchMock = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", fakeStorage());
  vi.stubGlobal("fetch", fetchMock.mockReset().mockResolvedValue(new Response(null, { status: 204 })));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(onServer: Parameters<typeof createDraftKeeper>[0]["onServer"] = null) {
  return createDraftKeeper({ name, subject, initial, onServer });
}

test("every keystroke is on the device at once, and on the server shortly after the last one", async () => {
  const keeper = open();
  keeper.change({ ...initial, body: "Mail" });
  keeper.change(typed);

  expect(open().current()).toMatchObject({ values: typed, isRestored: true });
  expect(fetchMock).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(1_500);
  expect(fetchMock).toHaveBeenCalledOnce();
  expect(keeper.current().saving.state).toBe("saved");
});

test("what the server could not take is sent again, and the form says that only the device has it", async () => {
  fetchMock.mockRejectedValueOnce(new TypeError("offline"));
  const keeper = open();
  keeper.change(typed);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(keeper.current().saving.state).toBe("on_device");

  await vi.advanceTimersByTimeAsync(16_000);
  expect(keeper.current().saving.state).toBe("saved");
});

test("a draft that was deleted can be had back", async () => {
  const keeper = open();
  keeper.change(typed);
  keeper.restart();
  expect(keeper.current()).toMatchObject({ values: initial, deleted: typed });
  expect(open().current().isRestored).toBe(false);

  keeper.undoRestart();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(keeper.current()).toMatchObject({ values: typed, deleted: null, saving: { state: "saved" } });
  expect(open().current().values).toEqual(typed);
});

test("two entries that were begun are two drafts", () => {
  const other = createDraftKeeper({
    ...{ subject: { newEntry: "b" }, initial, onServer: null },
    name: draftName("user", { newEntry: "b" }),
  });
  open().change(typed);
  other.change({ ...typed, body: "Another" });

  expect(open().current().values).toEqual(typed);
});

test("the newer of device and server wins", () => {
  open().change(typed);
  const elsewhere = { ...initial, body: "Written on another device." };

  const later = new Date(Date.now() + 60_000);
  expect(open({ id: "a", values: elsewhere, savedAt: later }).current().values).toEqual(elsewhere);

  const earlier = new Date(Date.now() - 60_000);
  expect(open({ id: "a", values: elsewhere, savedAt: earlier }).current().values).toEqual(typed);
});

test("the key of an attempt survives a reload, and changes with the text", async () => {
  const keeper = open();
  keeper.change(typed);
  const first = await keeper.beginAttempt();
  const again = open();
  expect((await again.beginAttempt()).key).toBe(first.key);

  again.change({ ...typed, body: "Mail is slower." });
  expect((await again.beginAttempt()).key).not.toBe(first.key);
});

test("a posted text leaves nothing behind, and no late save brings it back", async () => {
  fetchMock.mockRejectedValue(new TypeError("offline"));
  const keeper = open();
  keeper.change(typed);
  await vi.advanceTimersByTimeAsync(1_500);
  const { values } = await keeper.beginAttempt();
  keeper.drop(values, 1);
  const sent = fetchMock.mock.calls.length;

  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetchMock).toHaveBeenCalledTimes(sent);
  expect(open().current().isRestored).toBe(false);
});

test("what was typed while posting stays a draft, which knows what was posted", async () => {
  const keeper = open();
  keeper.change(typed);
  const { values } = await keeper.beginAttempt();
  const more = { ...typed, body: "Mail is slow. And WebMail." };
  keeper.change(more);
  keeper.drop(values, 4);

  expect(open().current().values).toEqual({ ...more, basedOn: 4 });
});

function fakeStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const items = new Map<string, string>();

  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
