import { getCsrfToken } from "next-auth/react";
import { z } from "zod";
import type { FormAction } from "@/components/console/form-state";
import { sentenceOf } from "./sign-in-problems";

/** `second_factor`: the password is right, and the second page of the sign-in asks for the rest. */
export type SignInAnswer = { kind: "signed_in" | "second_factor" } | { kind: "refused"; sentence: string };

/**
 * Signs in with a password. Not by next-auth's `signIn`: where the server does not answer, it leaves for an error page,
 * and what was typed is lost.
 */
export async function requestSignIn(form: FormData): Promise<SignInAnswer> {
  try {
    const response = await postCredentials(credentials.parse(Object.fromEntries(form)));
    if (response.ok) {
      return { kind: "signed_in" };
    }
    const { url } = z.object({ url: z.string() }).parse(await response.json());
    const error = new URL(url).searchParams.get("error") ?? "";
    if (error === "SecondFactor") {
      return { kind: "second_factor" };
    }

    // What our own check refused comes as a sentence; next-auth's own reasons come as one word.
    return { kind: "refused", sentence: error.includes(" ") ? error : sentenceOf(error) };
  } catch {
    // Nothing came back that could be read: the sentence says all there is to know.
    return { kind: "refused", sentence: "The server cannot be reached. Check the connection and try again." };
  }
}

/** Where an answer leads; null: nowhere. @param returnPath where to go once signed in */
export function pathAfter({ kind }: SignInAnswer, returnPath: string): string | null {
  if (kind === "refused") {
    return null;
  }

  return kind === "signed_in" ? returnPath : `/staff/second-factor?callbackUrl=${encodeURIComponent(returnPath)}`;
}

/** An action that makes an account or sets its password, and signs in at once with what was typed. */
export function thenSignIn(action: FormAction): FormAction {
  return async (previous, form) => {
    const state = await action(previous, form);
    if (state.outcome === "done") {
      location.assign(pathAfter(await requestSignIn(form), "/staff/home") ?? "/staff/sign-in");
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
