import type { MissedUpdate } from "@/components/console/incidents/composer/post-answer";
import { formatDateTime } from "@/domain/shared/time";
import { incidentStatusLabels } from "@/domain/shared/words";
import { listUpdatesSince } from "@/server/incidents/queries";

/** What was posted after the update of that number, as the composer shows it. */
export async function listMissedUpdates(
  code: string,
  basedOn: number,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<(MissedUpdate & { number: number })[]> {
  const updates = await listUpdatesSince(code, basedOn);

  return updates.map((update) => ({
    number: update.number,
    code: update.code,
    statusLabel: incidentStatusLabels[update.status],
    html: update.html + (update.workaroundHtml ?? ""),
    authorName: update.authorName,
    postedAtText: formatDateTime(update.postedAt, timeZone, now),
  }));
}
