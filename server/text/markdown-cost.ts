/** Whether the parser could overflow its stack or take too long over it. */
export function isCostly(source: string): boolean {
  return (
    source.length > 10_000 ||
    count(source, /[*_~]+/g) > 400 ||
    count(source, /\[/g) > 100 ||
    count(source, /^[\s>]{30}/gm) > 0
  );
}

function count(source: string, pattern: RegExp): number {
  return source.match(pattern)?.length ?? 0;
}
