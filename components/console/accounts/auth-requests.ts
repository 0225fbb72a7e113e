import { z } from "zod";

/** Signs in at next-auth's own address. Returns the sentence that says why not, or null when signed in. */
export async function requestSignIn(form: FormData): Promise<string | null> {
  try {
    const response = await postToAuth("callback/password", credentials.parse(Object.fromEntries(form)));
    if (response.ok) {
      return null;
    }
    const { url } = z.object({ url: z.string() }).parse(await response.json());

    const error = new URL(url).searchParams.get("error") ?? "";

    // What our own check refused comes as a sentence; next-auth's own reasons come as one word.
    return error.includes(" ") ? error : sentenceOf(error);
  } catch {
    // Nothing came back that could be read: the sentence says all there is to know.
    return "The server cannot be reached. Check the connection and try again.";
  }
}

const credentials = z.object({ email: z.string(), password: z.string() });

/** Where the browser has to go to sign in at the site's own provider. */
export async function requestSingleSignOn(callbackUrl: string): Promise<string> {
  const response = await postToAuth("signin/oidc", { callbackUrl: new URL(callbackUrl, location.origin).href });

  return z.object({ url: z.url() }).parse(await response.json()).url;
}

export async function requestSignOut(): Promise<void> {
  await postToAuth("signout", {});
}

/** The words for next-auth's reasons. An address may carry any text, so text itself is never shown. */
export function sentenceOf(reason: string): string {
  return sentences[reason] ?? "Signing in did not work. Try again.";
}

const sentences: Partial<Record<string, string>> = {
  CredentialsSignin: "The email address or the password is wrong.",
  AccessDenied: "There is no account here for that address. Ask an admin for an invitation.",
  SessionRequired: "Sign in to see that page.",
};

async function postToAuth(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());

  return fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}
