import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChannelAudience, ChannelProgress } from "@/domain/notifications/channels";
import { channels } from "./channels";

/** Whom an update would notify, channel by channel. @throws AppError forbidden */
export async function listAudiences(actor: Actor): Promise<ChannelAudience[]> {
  requirePermission(actor, "update.post");

  return Promise.all(channels.map((channel) => channel.findAudience(actor)));
}

/** How far the notifications about an incident have come, for each channel that has any. @param code MAIL-7 @throws AppError forbidden */
export async function listProgress(actor: Actor, code: string): Promise<ChannelProgress[]> {
  requirePermission(actor, "console.read");
  const progress = await Promise.all(channels.map((channel) => channel.findProgress(actor, code)));

  return progress.filter((each) => each !== null);
}
