import { AppError, type FieldErrors } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import type { SourceAuth, SourceKind } from "@/domain/shared/words";

/** What says how a source is reached, as it shall be. `hasSecret`: one is typed, or the stored one stays. */
export type SourceSettings = {
  readonly kind: SourceKind;
  readonly url: string | null;
  readonly auth: SourceAuth;
  readonly authUser: string | null;
  readonly hasSecret: boolean;
};

/** The kinds that are asked at one address. `push` is not asked, and of `certificate` each metric names a host. */
function hasAddress(kind: SourceKind): boolean {
  return kind === "exposition" || kind === "prometheus" || kind === "json";
}

export function isPolled(kind: SourceKind): boolean {
  return kind !== "push";
}

export function defaultIntervalSeconds(kind: SourceKind): number {
  return { exposition: 15, prometheus: 15, json: 15, push: 60, certificate: 3_600 }[kind];
}

/** A sentence for each field that is missing, or that a source of this kind does not have. */
export function settingErrors({ kind, url, auth, authUser, hasSecret }: SourceSettings): FieldErrors {
  return {
    ...(hasAddress(kind) && url === null ? { url: "The address is missing. Type it in." } : {}),
    ...(!hasAddress(kind) && url !== null ? { url: "A source of this kind has no address. Leave it out." } : {}),
    ...(!hasAddress(kind) && auth !== "none" ? { auth: "A source of this kind is not signed in to." } : {}),
    ...(auth === "basic" && authUser === null ? { authUser: "The user is missing. Type it in." } : {}),
    ...(auth !== "none" && !hasSecret ? { secret: "The password or token is missing. Type it in." } : {}),
  };
}

/** @throws AppError invalid */
export function requireSettings(settings: SourceSettings): void {
  const errors = settingErrors(settings);
  if (Object.keys(errors).length > 0) {
    throw invalid(errors);
  }
}

/**
 * A stored secret goes to the server that it was entered for, and to no other that somebody types in later.
 * @throws AppError invalid
 */
export function requireSameServer(url: string | null, storedUrl: string | null): void {
  if (url === null || storedUrl === null || new URL(url).origin !== new URL(storedUrl).origin) {
    const sentence = "The address is another server's now. Type the password or token again.";
    throw new AppError("invalid", sentence, { fields: { secret: sentence } });
  }
}
