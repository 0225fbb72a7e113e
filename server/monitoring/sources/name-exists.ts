import { AppError } from "@/domain/shared/errors";

export function nameExists(name: string, cause: unknown): AppError {
  const sentence = `“${name}” is the name of another source. Choose another name.`;

  return new AppError("invalid", sentence, { fields: { name: sentence }, cause });
}
