import type { Render } from "./render";
import type { Store } from "./store";
import type { UnlistedPaths } from "./unlisted-paths";
import { problemPaths } from "./problems";

/** What a site always has: that one of these is missing is a fault, and the last good one stays. */
export const permanentPaths: readonly string[] = ["/", "/live.json", ...problemPaths];

/** What shows the settings of this process, such as whether it sends email: rendered again at each start. */
export const settingPaths: readonly string[] = ["/report", "/subscribe", "/notifications", "/search"];

/**
 * Renders one path into the store, or takes it out where it no longer exists.
 * @param linked collects the files that pages need
 * @throws Error when it could not be rendered; the store is then as it was
 */
export async function publishPath(
  path: string,
  {
    store,
    render,
    unlistedPaths,
    linked,
  }: { store: Store; render: Render; unlistedPaths: UnlistedPaths; linked: Set<string> },
): Promise<void> {
  const rendering = await render(path);
  if (rendering.kind === "missing") {
    if (permanentPaths.includes(path)) {
      throw new Error(`${path} is missing.`);
    }
    unlistedPaths.noteMissing(path);
    await store.remove(path);
    return;
  }

  // Before the page that links them: it must never be seen without its sheet.
  for (const asset of rendering.assets) {
    linked.add(asset);
    await publishAsset(asset, store, render);
  }
  await store.put(rendering.document);
  if (unlistedPaths.has(path)) {
    unlistedPaths.noteFound(path);
  } else {
    unlistedPaths.release(path);
  }
}

async function publishAsset(path: string, store: Store, render: Render): Promise<void> {
  const rendering = store.get(path) ? null : await render(path);
  if (rendering?.kind === "document") {
    await store.put(rendering.document);
  }
}
