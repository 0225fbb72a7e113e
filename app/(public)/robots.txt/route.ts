import { env } from "@/server/infra/env";

export const dynamic = "force-dynamic";

/** What crawlers leave alone: the consoles, and what is one person's. Published, because it says where the site is. */
export function GET(): Response {
  const rules = ["User-agent: *", ...closed.map((path) => `Disallow: ${path}`), ""];

  return new Response([...rules, `Sitemap: ${env().ORIGIN}/sitemap.xml`, ""].join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

const closed = ["/staff", "/helpdesk", "/api/", "/comments/", "/comment$"];
