import { AppError } from "@/domain/shared/errors";
import type { SourceAuth } from "@/domain/shared/words";
import { openSecret } from "@/server/infra/crypto/secret-box";

/** What a source is signed in to with. It travels in one header and appears in no sentence, no log and no answer. */
export type Credentials =
  | { readonly auth: "none" }
  | { readonly auth: "basic"; readonly user: string; readonly secret: string }
  | { readonly auth: "bearer"; readonly secret: string };

const noCredentials: Credentials = { auth: "none" };

type StoredCredentials = {
  readonly id: string;
  readonly auth: SourceAuth;
  readonly authUser: string | null;
  readonly secret: string | null;
};

/** @throws AppError unavailable when the stored secret cannot be opened any more */
export function openCredentials({ id, auth, authUser, secret }: StoredCredentials): Credentials {
  return toCredentials(auth, authUser, auth === "none" || secret === null ? null : openSecret(secret, id));
}

/** @throws AppError invalid when something of it is missing */
export function toCredentials(auth: SourceAuth, user: string | null, secret: string | null): Credentials {
  if (auth === "none") {
    return noCredentials;
  }
  if (secret === null || (auth === "basic" && user === null)) {
    throw new AppError("invalid", "The user, password or token is missing. Type it in.");
  }

  return auth === "basic" ? { auth, user: user ?? "", secret } : { auth, secret };
}

/** RFC 7617 and RFC 6750. */
export function authorizationHeader(credentials: Credentials): Record<string, string> {
  switch (credentials.auth) {
    case "none":
      return {};
    case "basic":
      return { authorization: `Basic ${basicToken(credentials.user, credentials.secret)}` };
    case "bearer":
      return { authorization: `Bearer ${credentials.secret}` };
  }
}

/** A text of the source without the secrets that it may have echoed, also where they were cut short. */
export function withoutSecrets(credentials: Credentials, text: string): string {
  return secretsOf(credentials).reduce(hide, text);
}

// Whoever knows this much of a secret knows too much; a shorter beginning is chance.
const notifyingLength = 6;

function secretsOf(credentials: Credentials): string[] {
  if (credentials.auth === "none") {
    return [];
  }
  const spelled = [credentials.secret, JSON.stringify(credentials.secret).slice(1, -1)];

  return credentials.auth === "basic" ? [...spelled, basicToken(credentials.user, credentials.secret)] : spelled;
}

function hide(text: string, secret: string): string {
  const beginning = secret.slice(0, notifyingLength);
  const [first = "", ...rest] = beginning === "" ? [text] : text.split(beginning);

  return rest.reduce((shown, part) => {
    let length = 0;
    while (length < part.length && part[length] === secret[beginning.length + length]) {
      length += 1;
    }

    return `${shown}•••${part.slice(length)}`;
  }, first);
}

function basicToken(user: string, secret: string): string {
  return Buffer.from(`${user}:${secret}`).toString("base64");
}
