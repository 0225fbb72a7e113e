/** How long that kept the processor busy for us, in milliseconds: what else the machine does is not in it. */
export function ownMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();

  return process.cpuUsage(before).user / 1_000;
}
