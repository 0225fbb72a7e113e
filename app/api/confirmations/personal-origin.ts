import type { PersonalOrigin } from "@/server/confirmations/limits";
import { originOf } from "@/server/infra/origin";
import { findPerson } from "@/server/infra/crypto/person";

export function personalOriginOf({ headers }: Request): PersonalOrigin {
  return { ...originOf(headers), person: findPerson(headers.get("cookie")) };
}
