type Promising = { number: number; postedAt: Date; nextUpdateBy: Date | null };

/** The promises that are decided by `now`: kept where the next update was posted in time. */
export function promiseRecord(updates: readonly Promising[], now: Date): { kept: number; total: number } {
  const inOrder = [...updates].sort((a, b) => a.number - b.number);
  const outcomes = inOrder.flatMap(({ nextUpdateBy }, index) => {
    const next = inOrder[index + 1];
    if (!nextUpdateBy || (!next && nextUpdateBy > now)) {
      return [];
    }
    return [next !== undefined && next.postedAt <= nextUpdateBy];
  });

  return { kept: outcomes.filter(Boolean).length, total: outcomes.length };
}
