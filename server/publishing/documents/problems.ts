/** Pages that stand in for another: published like all, never answered under their own address. */
export const notFoundPath = "/problem/not-found";
export const unavailablePath = "/problem/unavailable";
export const problemPaths = [notFoundPath, unavailablePath] as const;
