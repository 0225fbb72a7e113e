import { type Chapter, paragraphs, prose, type ServiceCode } from "./language";
import { instantOf, type StoryTime } from "./story-time";

/** A known error of the story: written down once, counted now and then, and at last fixed. */
export type KnownErrorStory = {
  /** What its idempotency key is made from: never change it once it was told. */
  id: string;
  at: StoryTime;
  title: string;
  messages: readonly string[];
  cause: string;
  workaround?: string;
  services: readonly ServiceCode[];
  /** The updates that speak of it, by their numbers in a chapter. */
  updates: readonly (readonly [chapter: Chapter, ...numbers: number[]])[];
  counts?: readonly { at: StoryTime; asOf: StoryTime; affected: number; fixed?: number }[];
  /** `at`: when somebody wrote that down. Left out: it is being fixed. */
  fixed?: { at: StoryTime; fixedAt: StoryTime };
};

export function knownError(id: string, text: Omit<KnownErrorStory, "id">): KnownErrorStory {
  const workaround = text.workaround === undefined ? {} : { workaround: paragraphs(text.workaround) };

  return { ...text, id, cause: paragraphs(text.cause), ...workaround, messages: text.messages.map(prose) };
}

/** When each of its steps is told; as everywhere in the story, none shares its instant with another. */
export function instantsOf({ at, counts = [], fixed }: KnownErrorStory, loadedAt: Date): Date[] {
  return [at, ...counts.map((count) => count.at), ...(fixed ? [fixed.at] : [])].map((time) =>
    instantOf(time, loadedAt),
  );
}
