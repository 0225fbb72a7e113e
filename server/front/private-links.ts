/** Whether a path carries the secret of a visitor's private page: the page itself, and what its forms post to. */
export function isPrivateLink(path: string): boolean {
  return /^(?:\/api)?\/comments\/./.test(path);
}
