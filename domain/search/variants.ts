import type { SimilarWord } from "./search";
import type { WordGroup } from "./search-text";
import type { AskedGroup } from "./synonyms";

/** One way in which a group may be found, and how good it is, 0 to 1. */
export type Variant = Pick<WordGroup, "plain" | "beginnings"> & SimilarWord & { group: number; quality: number };

/** What a place of an entry counts: words of the title are what it is about, those of a comment may be about anything. */
export const placeQualities = { title: 1, body: 0.95, update: 0.7, comment: 0.6 } as const;

/** Every way in which the groups may be found: as typed, as the same is called here, and as it may have been meant. */
export function variantsOf(groups: readonly AskedGroup[], misspelled: readonly Misspelled[]): Variant[] {
  return groups.flatMap((group, index) => [
    { ...part(group), typed: group.typed, found: group.typed, group: index, quality: 1 },
    ...group.alternatives.map((other) => ({ ...part(other), ...names(other), group: index, quality: 0.8 })),
    ...misspelled
      .filter(({ of }) => of === group)
      .flatMap(({ meant, meanings }) => [
        { ...part(meant), ...names(meant), group: index, quality: 0.75 },
        ...meanings.map((other) => ({ ...part(other), ...names(other), group: index, quality: 0.65 })),
      ]),
  ]);
}

/** A word that may have been meant by a group, and what that is called here. */
export type Misspelled = {
  of: AskedGroup;
  meant: AskedGroup["alternatives"][number];
  meanings: AskedGroup["alternatives"];
};

/** What finds each group in any of these ways. */
export function unionsOf(groups: readonly AskedGroup[], variants: readonly Variant[]) {
  return groups.map((_, index) => {
    const own = variants.filter(({ group }) => group === index);

    return {
      plain: own.flatMap(({ plain }) => (plain === "" ? [] : [`(${plain})`])).join(" | "),
      beginnings: own.map(({ beginnings }) => `(${beginnings})`).join(" | "),
    };
  });
}

function part({ plain, beginnings }: WordGroup): Pick<WordGroup, "plain" | "beginnings"> {
  return { plain, beginnings };
}

function names({ typed, found }: SimilarWord): SimilarWord {
  return { typed, found };
}
