import { env } from "@/server/infra/env";

/** The bare address that mails come from, and its domain; null where none is set. */
export function mailFrom(): { readonly address: string; readonly domain: string } | null {
  const [, address, domain] = /([^<>@\s]+@([^<>@\s]+))>?$/.exec(env().MAIL_FROM ?? "") ?? [];

  return address !== undefined && domain !== undefined ? { address, domain } : null;
}
