import { AppError } from "@/domain/shared/errors";

/** What a body says that has to be JSON, at every address that takes it. @throws AppError malformed */
export function parseBody(body: string): unknown {
  if (isCostly(body)) {
    throw new AppError("malformed", "The body has too much in it, or lists in lists in lists. Send less at once.");
  }
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError("malformed", "The body is not JSON. Send it whole, as application/json.", { cause });
  }
}

/**
 * Whether parsing it would hold up everybody: two million brackets, or as many numbers, take a second. Counted without
 * parsing; what is in texts counts for nothing.
 */
function isCostly(body: string): boolean {
  let depth = 0;
  let values = 0;
  let isInText = false;
  for (let at = 0; at < body.length; at += 1) {
    const sign = body.charCodeAt(at);
    if (isInText) {
      at += sign === backslash ? 1 : 0;
      isInText = sign !== quote;
    } else if (sign === quote) {
      isInText = true;
    } else if (sign === bracket || sign === brace) {
      depth += 1;
    } else if (sign === bracket + 2 || sign === brace + 2) {
      depth -= 1;
    } else if (sign === comma) {
      values += 1;
    }
    if (depth > maxDepth || values > maxValues) {
      return true;
    }
  }

  return false;
}

const [quote, backslash, comma, bracket, brace] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b];
const maxDepth = 64;
// Two thousand alerts with fifty labels each.
const maxValues = 100_000;
