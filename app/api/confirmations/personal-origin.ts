import type { PersonalOrigin } from "@/server/confirmations/limits";
import { clientOf } from "@/server/infra/client";
import { findVisitor } from "@/server/infra/crypto/visitor";

export function personalOriginOf({ headers }: Request): PersonalOrigin {
  return { ...clientOf(headers), visitorId: findVisitor(headers.get("cookie")) };
}
