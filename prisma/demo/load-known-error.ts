import type { Actor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { addKnownErrorInput, changeKnownErrorInput, recordCountInput } from "@/domain/known-errors/known-error-input";
import { addKnownError } from "@/server/known-errors/add-known-error";
import { changeKnownError } from "@/server/known-errors/change-known-error";
import { recordCount } from "@/server/known-errors/record-count";
import type { KnownErrorStory } from "./known-error-story";
import { storyKey } from "./story-key";
import { instantOf } from "./story-time";
import { requireLoadedIncident, requireLoadedKnownError } from "./loaded";

/** Tells what is not told yet of a known error. The updates that it leads to are in the log by then. */
export async function loadKnownError(
  story: KnownErrorStory,
  { editor, loaded, loadedAt }: { editor: Actor; loaded: ReadonlySet<number>; loadedAt: Date },
): Promise<void> {
  const { at, counts = [], fixed } = story;
  const notifiesSubscribers = (time: string) => loaded.has(instantOf(time, loadedAt).getTime());
  if (!notifiesSubscribers(at)) {
    const input = { ...(await wordsOf(story)), state: fixed ? "open" : "being_fixed", idempotencyKey: keyOf(story) };
    await addKnownError(editor, parseInput(addKnownErrorInput, input), instantOf(at, loadedAt));
  }
  for (const count of counts.filter((each) => !notifiesSubscribers(each.at))) {
    const { slug } = await requireLoadedKnownError(keyOf(story));
    const input = { slug, affected: count.affected, fixed: count.fixed, at: instantOf(count.asOf, loadedAt) };
    await recordCount(editor, parseInput(recordCountInput, input), instantOf(count.at, loadedAt));
  }
  if (fixed && !notifiesSubscribers(fixed.at)) {
    const { slug } = await requireLoadedKnownError(keyOf(story));
    const state = { state: "fixed", fixedAt: instantOf(fixed.fixedAt, loadedAt) };
    const input = { ...(await wordsOf(story)), ...state, slug };
    await changeKnownError(editor, parseInput(changeKnownErrorInput, input), instantOf(fixed.at, loadedAt));
  }
}

function keyOf({ id }: KnownErrorStory): string {
  return storyKey(`known error ${id}`);
}

async function wordsOf({ title, messages, cause, workaround, services, updates }: KnownErrorStory) {
  const codes: string[] = [];
  for (const [chapter, ...numbers] of updates) {
    const { code } = await requireLoadedIncident(chapter);
    codes.push(...numbers.map((number) => `${code}.${number}`));
  }

  return { title, messages, cause, workaround, services, updates: codes };
}
