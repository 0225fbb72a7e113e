import { expect, test } from "vitest";
import { normaliseErrorCodes } from "./error-codes";
import { errorCodeCases } from "./testing/error-code-cases";

test.each(errorCodeCases)("“%s” names %j", (text, codes) => {
  expect(normaliseErrorCodes(text)).toEqual(codes);
});
