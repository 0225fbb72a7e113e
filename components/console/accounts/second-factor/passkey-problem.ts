/** Why a browser made or used no passkey, in a sentence. Its own words are for developers. */
export function passkeyProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : "";

  return sentences[name] ?? "The server cannot be reached, or this browser cannot use passkeys. Try again.";
}

const sentences: Partial<Record<string, string>> = {
  NotAllowedError: "No passkey was used: it was cancelled, or took too long. Try again.",
  AbortError: "No passkey was used: it was cancelled, or took too long. Try again.",
  InvalidStateError: "There is a passkey of this account on this device already. Use another device.",
  SecurityError: "Passkeys do not work at this address. Open the site by its own name, with https.",
  NotSupportedError: "This device has no passkey of a kind that works here. Use another one.",
};
