import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { SiteView } from "@/domain/site/views";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** @throws Error before the first start has written the site's row (`ensureSite`) */
export async function findSite(): Promise<SiteView> {
  return db.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, timeZone: true, helpDeskPhone: true, helpDeskHours: true },
  });
}

export type SiteSettings = SiteView & {
  /** The prefix of notices that concern no service: NEWS. */
  noticePrefix: string;
  /** Phrases that only staff may have in a name, one a line; null: the usual ones. */
  reservedNames: string | null;
  /** Whether all staff who sign in with a password are asked for a second factor. */
  asksSecondFactor: boolean;
};

/** What an admin can change. @throws AppError forbidden */
export async function findSiteSettings(actor: Actor): Promise<SiteSettings> {
  requirePermission(actor, "site.manage");

  return db.site.findUniqueOrThrow({ where: { id: 1 }, select: siteSettingsSelect });
}

export const siteSettingsSelect = {
  name: true,
  timeZone: true,
  helpDeskPhone: true,
  helpDeskHours: true,
  noticePrefix: true,
  reservedNames: true,
  asksSecondFactor: true,
} satisfies Prisma.SiteSelect;
