import { AppError } from "@/domain/shared/errors";

/** @throws AppError unavailable with a sentence about the host that sent it */
export function parseJson(host: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("unavailable", `${host} answered with something that is not JSON.`, { cause });
  }
}
