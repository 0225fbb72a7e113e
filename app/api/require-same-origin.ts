import { AppError } from "@/domain/shared/errors";
import { env } from "@/server/infra/env";
import { isSameOrigin } from "./same-origin";

/** @throws AppError forbidden when a form was not sent from a page of ours */
export function requireSameOrigin(request: Request): void {
  if (!isSameOrigin(request.headers, env().ORIGIN)) {
    throw new AppError("forbidden", "This form was sent from another site. Look it over and send it from here.");
  }
}
