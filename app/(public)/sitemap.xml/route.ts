import { env } from "@/server/infra/env";
import { listSitemapEntries } from "@/server/publishing/documents/sitemap";

export const dynamic = "force-dynamic";

/** The pages that search engines may show (sitemaps.org). */
export async function GET(): Promise<Response> {
  const urls = (await listSitemapEntries()).map(({ path, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";

    // Paths are of small letters, digits, slashes and hyphens: nothing in them needs an escape.
    return `<url><loc>${env().ORIGIN}${path}</loc>${changed}</url>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;

  return new Response(xml, { headers: { "content-type": "application/xml; charset=utf-8" } });
}
