import { expect, test } from "vitest";
import { refusalStatuses } from "./refusal-statuses";

test("each refusal has one status", () => {
  expect(refusalStatuses).toEqual({
    malformed: 400,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    conflict: 409,
    invalid: 422,
    rate_limited: 429,
    unknown: 500,
    unavailable: 503,
  });
});
