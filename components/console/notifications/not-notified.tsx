import type { ChannelAudience } from "@/domain/notifications/channels";

/** In place of the choice to notify subscribers, where no channel can. */
export function NotNotified({ audiences }: { audiences: readonly Pick<ChannelAudience, "note">[] }) {
  return (
    <p className="mt-4 rounded-box border border-slow bg-slow-bg px-4 py-3">
      {["Subscribers are not notified.", ...audiences.flatMap(({ note }) => note ?? [])].join(" ")}
    </p>
  );
}
