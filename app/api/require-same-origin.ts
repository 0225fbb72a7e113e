import { AppError } from "@/domain/shared/errors";
import { env } from "@/server/infra/env";
import { isOwnOrigin, isSameOrigin } from "./same-origin";

/** @throws AppError forbidden when a form was not sent from a page of ours */
export function requireSameOrigin({ headers }: Request): void {
  refuseUnless(isSameOrigin(headers, env().ORIGIN));
}

/** The same for a form of a private page. @throws AppError forbidden */
export function requireOwnOrigin({ headers }: Request): void {
  refuseUnless(isOwnOrigin(headers, env().ORIGIN));
}

function refuseUnless(isOurs: boolean): void {
  if (!isOurs) {
    throw new AppError("forbidden", "This form was sent from another site. Look it over and send it from here.");
  }
}
