import { expect, test } from "vitest";
import { passkeyProblem } from "./passkey-problem";

test.each(["NotAllowedError", "AbortError", "InvalidStateError", "SecurityError", "NotSupportedError"])(
  "%s is a sentence, and none of the browser's own words",
  (name) => {
    const sentence = passkeyProblem(new DOMException("The operation either timed out or was not allowed.", name));

    expect(sentence).toMatch(/^[A-Z].+\. .+\.$/);
    expect(sentence).not.toMatch(/operation|error/i);
  },
);

test.each([new TypeError("Failed to fetch"), "anything", null])(
  "what nobody foresaw is a sentence too: %s",
  (error) => {
    expect(passkeyProblem(error)).toContain("Try again.");
  },
);
