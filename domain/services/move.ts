export const moveDirections = ["up", "down"] as const;
type MoveDirection = (typeof moveDirections)[number];

/** A list with one of its items a place higher or lower; as it was where there is no such place. */
export function move<Item>(items: readonly Item[], item: Item, direction: MoveDirection): Item[] {
  const from = items.indexOf(item);
  const to = direction === "up" ? from - 1 : from + 1;
  if (from === -1 || to < 0 || to >= items.length) {
    return [...items];
  }

  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
