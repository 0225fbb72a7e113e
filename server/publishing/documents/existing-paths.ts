import { codePath, formatCode, servicePath } from "@/domain/shared/codes";
import { badgePath, schedulePaths, embeddingPath, picturePath, stripPath } from "@/domain/publishing/embeds";
import { calendarName, feedPath, historyFeedNames, serviceFeedPaths, updateFeedPaths } from "@/domain/publishing/feeds";
import { knownErrorPath } from "@/domain/known-errors/known-errors";
import { withdrawnPath } from "@/domain/publishing/former-addresses";
import { monthPath, monthsOf } from "@/domain/publishing/publication";
import { statuspagePaths } from "@/domain/publishing/statuspage";
import { db } from "@/server/infra/db";
import { findSite } from "@/server/site/queries";

/** The paths of everything that exists, what is open and what is new first. */
export async function listPublishedPaths(): Promise<string[]> {
  const [site, incidents, services, knownErrors, withdrawn] = await Promise.all([
    findSite(),
    db.incident.findMany({
      where: { withdrawnAt: null },
      orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { startedAt: "desc" }],
      select: {
        prefix: true,
        number: true,
        startedAt: true,
        endedAt: true,
        updates: { select: { postedAt: true, happenedAt: true } },
      },
    }),
    db.service.findMany({ orderBy: { position: "asc" }, select: { code: true } }),
    db.knownError.findMany({ orderBy: [{ state: "asc" }, { changedAt: "desc" }], select: { slug: true } }),
    db.incident.findMany({ where: { withdrawnAt: { not: null } }, select: { prefix: true, number: true } }),
  ]);
  const codes = incidents.map((incident) => formatCode(incident));
  const months = new Set(incidents.flatMap((incident) => monthsOf(incident, site.timeZone)));

  return [
    "/",
    "/live.json",
    "/widget.json",
    ...schedulePaths,
    "/log",
    "/maintenance",
    "/report",
    "/subscribe",
    "/notifications",
    "/search",
    "/known-errors",
    "/sitemap.xml",
    "/robots.txt",
    ...statuspagePaths,
    ...services.map((service) => servicePath(service.code)),
    ...knownErrors.map(({ slug }) => knownErrorPath(slug)),
    ...codes.map(codePath),
    ...withdrawn.map((incident) => withdrawnPath(formatCode(incident))),
    ...[...months].sort().reverse().map(monthPath),
    "/feeds",
    embeddingPath,
    ...updateFeedPaths({ kind: "site" }),
    ...[...historyFeedNames, calendarName].map((name) => feedPath({ kind: "site" }, name)),
    ...services.flatMap(({ code }) => [
      badgePath({ kind: "service", code }),
      stripPath({ kind: "service", code }),
      ...serviceFeedPaths(code),
    ]),
    ...codes.slice(0, maxFollowed).flatMap((code) => updateFeedPaths({ kind: "incident", code })),
    ...codes.slice(0, maxShared).map(picturePath),
  ];
}

// Hardly anybody follows what has long been over: its feeds are rendered when somebody asks.
const maxFollowed = 50;
// Nor shares a link to it: its picture is drawn when a chat program asks.
const maxShared = 20;
