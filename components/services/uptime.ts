/** "97.41 %". Never rounded up: 100 % is only what never failed. */
export function formatUptime(share: number | null): string {
  if (share === null) {
    return "no history";
  }
  const percent = Math.floor(share * 10_000) / 100;

  return percent === 100 ? "100 %" : `${percent.toFixed(2)} %`;
}
