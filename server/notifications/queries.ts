import type { ChannelAudience, ChannelProgress } from "@/domain/notifications/channels";
import { channels } from "./channels";

/** Whom an update would notify, channel by channel. For staff alone. */
export function listAudiences(): Promise<ChannelAudience[]> {
  return Promise.all(channels.map((channel) => channel.findAudience()));
}

/** How far the notifications about an incident have come, for each channel that has any. For staff alone. @param code MAIL-7 */
export async function listProgress(code: string): Promise<ChannelProgress[]> {
  const progress = await Promise.all(channels.map((channel) => channel.findProgress(code)));

  return progress.filter((each) => each !== null);
}

/** Where an admin looks after each channel. */
export function listChannelSettings() {
  return channels.flatMap(({ settings }) => settings ?? []);
}
