import { codePath, formatCode } from "@/domain/codes";
import type { FeedScope } from "@/domain/feeds";
import { movesOf, type PlannedSpan } from "@/domain/maintenance-calendar";
import { formatDayWithYear, formatEnd, formatTime, zoneName } from "@/domain/time";
import { env } from "@/server/infra/env";
import { escapeHtml } from "@/server/text/escape-html";
import { listPlannedWindows, type PlannedWindow } from "./calendar-queries";
import type { FeedItem } from "./feed";

/** An item for each time that a maintenance was moved, which is no update: somebody changed its window. */
export async function listMoveItems(
  scope: FeedScope,
  limit: number,
  site: { name: string; timeZone: string },
): Promise<FeedItem[]> {
  const windows = await listPlannedWindows(scope, limit);

  return windows.flatMap((window) =>
    movesOf(window).map(({ change, from, to }) => ({
      id: `urn:uuid:${change.id}`,
      title: `[${formatCode(window)}] Moved: ${window.title}`,
      url: env().ORIGIN + codePath(formatCode(window)),
      html: sayMove(window, { from, to }, site.timeZone),
      author: site.name,
      publishedAt: change.at,
      updatedAt: change.at,
      tags: ["Moved", ...namesOf(window)],
    })),
  );
}

function sayMove(
  window: PlannedWindow,
  { from, to }: { from: PlannedSpan; to: PlannedSpan },
  timeZone: string,
): string {
  const lines = [
    `This maintenance was moved. It is planned for ${inWords(to, timeZone)}.`,
    `Before, it was planned for ${inWords(from, timeZone)}.`,
    ...(window.affected.length > 0 ? [`Affected: ${namesOf(window).join(", ")}`] : []),
  ];

  return lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n");
}

function inWords({ scheduledFor, scheduledUntil }: PlannedSpan, timeZone: string): string {
  const begin = `${formatDayWithYear(scheduledFor, timeZone)}, ${formatTime(scheduledFor, timeZone)}`;
  const end = formatEnd(scheduledUntil, scheduledFor, timeZone, scheduledFor);

  return `${begin} to ${end} ${zoneName(scheduledFor, timeZone)}`;
}

function namesOf({ affected }: PlannedWindow): string[] {
  return affected.map(({ service }) => service.name);
}
