/** A number as a field shows it; none is empty. */
export function numberText(value: number | null): string {
  return value === null ? "" : String(value);
}
