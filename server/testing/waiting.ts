/** For `vi.waitFor` and `vi.waitUntil`: for as long as a slow machine needs. What ends sooner costs nothing. */
export const waiting = { timeout: 60_000 };
