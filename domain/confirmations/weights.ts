/** What is known of where a tap came from; a network and its range are known together. Null: no tap, such as a caller. */
type TapPlace = { network: string; range: string } | null;

type Tap = { place: TapPlace; at: Date };

/** Taps that staff leave out: of a range of addresses, of a stretch of time, or of both at once. */
type Discount = { range: string | null; fromAt: Date | null; untilAt: Date | null };

/**
 * How much a tap counts that is the n-th of its network and the m-th of its range: whole for the first ones, and less the
 * more came before: N taps of one network count as at most 30 + 30 · ln(N / 30). It never stops: a campus behind one
 * address goes on being heard.
 * @returns more than 0, at most 1
 */
export function weightOf({ inNetwork, inRange }: { inNetwork: number; inRange: number }): number {
  return Math.min(share(inNetwork, whole.network), share(inRange, whole.range));
}

const whole = { network: 30, range: 90 };

function share(rank: number, wholeUntil: number): number {
  return rank <= wholeUntil ? 1 : wholeUntil / rank;
}

/** The weights of all taps of one kind on one incident, in their order. What is discounted counts nothing, and takes no place. */
export function weigh(taps: readonly Tap[], discounts: readonly Discount[]): number[] {
  const seen = new Map<string, number>();
  const next = (key: string) => {
    const rank = (seen.get(key) ?? 0) + 1;
    seen.set(key, rank);

    return rank;
  };

  return taps.map((tap) => {
    if (tap.place === null) {
      return 1;
    }
    const { network, range } = tap.place;

    return isDiscounted(tap, discounts) ? 0 : weightOf({ inNetwork: next(network), inRange: next(`range ${range}`) });
  });
}

export function isDiscounted({ place, at }: Tap, discounts: readonly Discount[]): boolean {
  return (
    place !== null &&
    discounts.some(
      ({ range, fromAt, untilAt }) =>
        (range === null || range === place.range) &&
        (fromAt === null || at >= fromAt) &&
        (untilAt === null || at < untilAt),
    )
  );
}
