/**
 * Where an address leads that had another name before: it may be in an email, a bookmark, a feed, a page that was opened
 * before an upgrade, or on pages of others. Never remove one. @returns null for an address that was never moved
 */
export function movedPath(path: string): string | null {
  const moved = moves.find(([former]) => path === former || path.startsWith(`${former}/`));
  if (moved) {
    return moved[1] + path.slice(moved[0].length);
  }
  const poster = /^(\/staff\/incidents\/[^/]+)\/notice$/.exec(path);

  return poster ? `${poster[1]}/poster` : null;
}

const moves: readonly (readonly [former: string, now: string])[] = [
  ["/errors", "/known-errors"],
  ["/staff/errors", "/staff/known-errors"],
  ["/staff/people", "/staff/users"],
  ["/staff/senders", "/staff/alert-sources"],
  ["/staff/set-up", "/staff/settings"],
  ["/api/devices", "/api/push-subscriptions"],
  ["/api/confirmations/take-back", "/api/confirmations/undo"],
];
