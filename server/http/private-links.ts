/** Whether a path carries the secret of a visitor's private page, of a comment or of what they subscribed to: the page itself, and what its forms post to. */
export function isPrivateLink(path: string): boolean {
  return /^(?:\/api)?\/(?:comments|subscriptions)\/./.test(path);
}
