/**
 * Works through `waiting`, so many at once, while `mayGoOn` and until `work` says that it is over.
 * @param waiting is emptied on the way; what was not begun is left in it
 * @param work returns whether the next can be taken
 * @returns whether it always could
 */
export async function inWorkers<T>(
  waiting: T[],
  workers: { count: number; mayGoOn: () => boolean },
  work: (item: T) => Promise<boolean>,
): Promise<boolean> {
  let isOver = false;
  const worker = async () => {
    while (!isOver && workers.mayGoOn()) {
      const item = waiting.shift();
      if (item === undefined) {
        return;
      }
      if (!(await work(item))) {
        isOver = true;
      }
    }
  };
  await Promise.all(Array.from({ length: workers.count }, worker));

  return !isOver;
}
