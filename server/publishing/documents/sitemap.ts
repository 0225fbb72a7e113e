import { codePath, formatCode, servicePath } from "@/domain/shared/codes";
import { embeddingPath } from "@/domain/publishing/embeds";
import { knownErrorPath } from "@/domain/known-errors/known-errors";
import { monthPath } from "@/domain/publishing/publication";
import { db } from "@/server/infra/db";
import { listMonths } from "@/server/incidents/queries";
import { findSite } from "@/server/site/queries";

type SitemapEntry = { path: string; changedAt: Date | null };

// What one file may list (sitemaps.org).
const maxEntries = 50_000;

/** Every published page that a search engine may show, what is new first: never what is held, private or a program's. */
export async function listSitemapEntries(): Promise<SitemapEntry[]> {
  const { timeZone } = await findSite();
  const [months, services, incidents, knownErrors] = await Promise.all([
    listMonths(timeZone),
    db.service.findMany({ select: { code: true }, orderBy: { code: "asc" } }),
    db.incident.findMany({
      where: { withdrawnAt: null },
      select: { prefix: true, number: true, changedAt: true },
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    }),
    db.knownError.findMany({ select: { slug: true, changedAt: true }, orderBy: { changedAt: "desc" } }),
  ]);

  return [
    ...["/", embeddingPath, "/known-errors", "/feeds", "/log", "/maintenance", "/report"].map((path) => ({
      path,
      changedAt: null,
    })),
    ...services.map(({ code }) => ({ path: servicePath(code), changedAt: null })),
    ...knownErrors.map(({ slug, changedAt }) => ({ path: knownErrorPath(slug), changedAt })),
    ...months.map(({ year, month }) => ({
      path: monthPath(`${year}/${String(month).padStart(2, "0")}`),
      changedAt: null,
    })),
    ...incidents.map(({ changedAt, ...code }) => ({ path: codePath(formatCode(code)), changedAt })),
  ].slice(0, maxEntries);
}
