import { AppError } from "@/domain/shared/errors";
import { isTaken } from "@/server/infra/once";

/** What stands for a name that another template has: a sentence beside the field. */
export function orNameExists(name: string, cause: unknown): unknown {
  const sentence = `There is a template “${name}” already. Give this one another name.`;

  return isTaken(cause) ? new AppError("invalid", sentence, { fields: { name: sentence }, cause }) : cause;
}
