import { z } from "zod";
import { codePath, servicePath } from "@/domain/shared/codes";
import { excerpt, highlight, type Sought } from "@/domain/search/highlight";
import type { SearchResult } from "@/domain/search/search";
import { foldWords } from "@/domain/search/search-text";
import { searchKinds } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { listStems } from "./find-words";
import type { Asked, Ranked } from "./rank-entries";

/** What was found as it is shown, in its order. */
export async function toResults(asked: Asked, ranked: readonly Ranked[]): Promise<SearchResult[]> {
  if (ranked.length === 0) {
    return [];
  }
  const [details, services, stems] = await Promise.all([
    listDetails(ranked),
    listServiceDetails(ranked),
    listStems(asked.groups.flatMap(({ words }) => words)),
  ]);

  return ranked.flatMap((one) => {
    const sought = soughtOf(asked, one, stems);
    const service = services.get(one.id);
    if (service) {
      return [toServiceResult(one, service, sought)];
    }
    const detail = details.get(one.placeId);

    return detail ? [toEntryResult(one, detail, sought)] : [];
  });
}

const detailRow = z.object({
  id: z.string(),
  place: z.enum(searchKinds),
  placeCode: z.string().nullable(),
  placeAt: z.date(),
  body: z.string(),
  kind: z.enum(searchKinds),
  parentCode: z.string().nullable(),
  slug: z.string().nullable(),
  title: z.string(),
  services: z.array(z.string()),
  at: z.date(),
});
type Detail = z.output<typeof detailRow>;

async function listDetails(ranked: readonly Ranked[]): Promise<ReadonlyMap<string, Detail>> {
  const rows = await db.$queryRaw`
    SELECT entry.subject_id AS id, entry.kind AS place, entry.code AS "placeCode", entry.at AS "placeAt", entry.body,
      parent.kind, parent.code AS "parentCode", parent.slug, parent.title, parent.services, parent.at
    FROM search_entries AS entry JOIN search_entries AS parent ON parent.subject_id = entry.parent_id
    WHERE entry.subject_id = ANY (${ranked.map(({ placeId }) => placeId)}::uuid[])`;

  return new Map(
    z
      .array(detailRow)
      .parse(rows)
      .map((detail) => [detail.id, detail]),
  );
}

type ServiceDetail = { code: string; name: string; description: string | null };

async function listServiceDetails(ranked: readonly Ranked[]): Promise<ReadonlyMap<string, ServiceDetail>> {
  const ids = ranked.filter(({ isService }) => isService).map(({ id }) => id);
  const rows =
    ids.length === 0
      ? []
      : await db.service.findMany({
          where: { id: { in: ids } },
          select: { id: true, code: true, name: true, description: true },
        });

  return new Map(rows.map(({ id, ...service }) => [id, service]));
}

function soughtOf(asked: Asked, { found, state }: Ranked, stems: readonly string[]): Sought {
  const words = [
    ...asked.groups.flatMap((group) => group.words),
    ...found.flatMap((word) => foldWords(word).split(" ")),
  ];

  return {
    words: words.filter((word) => word.length > 1 || state.kind !== "service"),
    stems,
    errorCodes: asked.errorCodes,
    phrases: asked.phrases.map(foldWords),
  };
}

function toServiceResult(one: Ranked, { code, name, description }: ServiceDetail, sought: Sought): SearchResult {
  return {
    id: one.id,
    kind: "service",
    code: null,
    title: name,
    path: servicePath(code),
    state: one.state,
    at: null,
    services: [code],
    reasons: one.reasons,
    titleSegments: highlight(name, sought),
    snippet: excerpt(description ?? "", sought),
    place: "service",
    places: 1,
  };
}

function toEntryResult(one: Ranked, detail: Detail, sought: Sought): SearchResult {
  const { place, title, services } = detail;
  const isAlone = one.id === one.placeId && (place === "update" || place === "comment");

  return {
    id: one.id,
    kind: isAlone ? place : detail.kind,
    code: isAlone && place === "update" ? detail.placeCode : detail.parentCode,
    title,
    path: pathOf(detail),
    state: one.state,
    at: isAlone ? detail.placeAt : detail.at,
    services,
    reasons: one.reasons,
    titleSegments: highlight(title, sought),
    snippet: excerpt(detail.body, sought),
    place,
    places: one.places,
  };
}

/** The place that matched, in the page of its incident. */
function pathOf({ id, place, placeCode, parentCode, slug }: Detail): string {
  if (slug !== null) {
    return `/known-errors/${slug}`;
  }
  const page = codePath(parentCode ?? "");

  switch (place) {
    case "update":
      return codePath(placeCode ?? "");
    case "comment":
      return `${page}#comment-${id}`;
    default:
      return page;
  }
}
