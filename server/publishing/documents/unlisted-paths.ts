import type { Store } from "./store";

/**
 * Paths that look right, that no event and no list named, and that somebody asks for. Most do not exist, and whoever
 * makes them up by the million must cost neither memory, nor disk, nor a rendering each.
 */
export type UnlistedPaths = {
  /** Whether this one may be rendered now. */
  admit(path: string): boolean;
  /** Asked for and nothing else: nobody waits for it but who asked. */
  has(path: string): boolean;
  isMissing(path: string): boolean;
  noteMissing(path: string): void;
  /** It exists; the oldest of its kind makes room. */
  noteFound(path: string): void;
  /** An event or the database named it: it is a document like any other. */
  release(path: string): void;
};

const renderingsPerSecond = 20;
const maxAtOnce = 60;
const maxFound = 500;
const maxMissing = 10_000;
const missingForMs = 30_000;

export function createUnlistedPaths(store: Pick<Store, "remove">, clock: () => number): UnlistedPaths {
  const unlistedPaths = new Set<string>();
  const missing = new Map<string, number>();
  let allowance = maxAtOnce;
  let allowedAt = clock();

  return {
    admit: (path) => {
      const now = clock();
      allowance = Math.min(maxAtOnce, allowance + ((now - allowedAt) / 1_000) * renderingsPerSecond);
      allowedAt = now;
      if (allowance < 1) {
        return false;
      }
      allowance -= 1;
      unlistedPaths.add(path);

      return true;
    },
    has: (path) => unlistedPaths.has(path),
    isMissing: (path) => (missing.get(path) ?? 0) > clock(),
    noteMissing: (path) => {
      unlistedPaths.delete(path);
      missing.delete(path);
      missing.set(path, clock() + missingForMs);
      dropOldest(missing, maxMissing);
    },
    noteFound: (path) => {
      unlistedPaths.add(path);
      missing.delete(path);
      const oldest = dropOldest(unlistedPaths, maxFound);
      if (oldest !== undefined) {
        void store.remove(oldest);
      }
    },
    release: (path) => {
      unlistedPaths.delete(path);
      missing.delete(path);
    },
  };
}

function dropOldest(kept: Set<string> | Map<string, unknown>, most: number): string | undefined {
  if (kept.size <= most) {
    return undefined;
  }
  const [oldest] = kept.keys();
  if (oldest !== undefined) {
    kept.delete(oldest);
  }

  return oldest;
}
