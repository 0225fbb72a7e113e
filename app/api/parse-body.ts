import { AppError } from "@/domain/shared/errors";

/** What a body says that has to be JSON, at every address that takes it. @throws AppError malformed */
export function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError("malformed", "The body is not JSON. Send it whole, as application/json.", { cause });
  }
}
