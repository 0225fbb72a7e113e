import { getCsrfToken } from "next-auth/react";
import { z } from "zod";
import type { FormAction } from "@/components/console/form-state";
import { sentenceOf } from "./sign-in-problems";

/**
 * Signs in with a password. Returns the sentence that says why not, or null when signed in. Not by next-auth's `signIn`:
 * where the server does not answer, it leaves for an error page, and what was typed is lost.
 */
export async function requestSignIn(form: FormData): Promise<string | null> {
  try {
    const response = await postCredentials(credentials.parse(Object.fromEntries(form)));
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

/** An action that makes an account or sets its password, and signs in at once with what was typed. */
export function thenSignIn(action: FormAction): FormAction {
  return async (previous, form) => {
    const state = await action(previous, form);
    if (state.outcome === "done") {
      const refusal = await requestSignIn(form);
      location.assign(refusal === null ? "/staff/home" : "/staff/sign-in");
    }

    return state;
  };
}

const credentials = z.object({ email: z.string(), password: z.string() });

async function postCredentials(fields: z.output<typeof credentials>): Promise<Response> {
  const csrfToken = z.string().parse(await getCsrfToken());

  return fetch("/api/auth/callback/password", {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}
