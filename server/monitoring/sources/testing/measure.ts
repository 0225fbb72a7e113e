export type Cost = { readonly seconds: number; readonly grownMegabytes: number };

/** What work costs this process. Looks at the memory while it works, not only at its end. */
export async function measure(work: () => Promise<unknown>): Promise<Cost> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  const startedMs = performance.now();
  await work();
  clearInterval(timer);
  highest = Math.max(highest, process.memoryUsage.rss());

  return { seconds: (performance.now() - startedMs) / 1_000, grownMegabytes: (highest - before) / 1_000_000 };
}
