/** The words for next-auth's reasons. An address may carry any text, so text itself is never shown. */
export function sentenceOf(reason: string): string {
  return sentences[reason] ?? "Signing in did not work. Try again.";
}

const sentences: Partial<Record<string, string>> = {
  CredentialsSignin: "The email address or the password is wrong.",
  AccessDenied: "There is no account here for that address. Ask an admin for an invitation.",
  SessionRequired: "Sign in to see that page.",
};
