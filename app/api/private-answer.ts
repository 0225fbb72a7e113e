/** What only whoever asked may see: kept by no cache and found by no search engine. */
export function privateAnswer(body: string, status: number, type: "text/html" | "text/plain"): Response {
  const headers = {
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    "content-type": `${type}; charset=utf-8`,
  };

  return new Response(body, { status, headers });
}
