import { expect } from "vitest";
import { z } from "zod";
import { GET } from "@/app/(public)/api/v2/[...document]/route";
import { type StatuspagePath, statuspagePaths } from "@/domain/publishing/statuspage";
import { schemaOf } from "./schema";

export const entry = z.looseObject({
  id: z.string(),
  name: z.string(),
  incident_updates: z.array(z.looseObject({ id: z.string(), body: z.string() })),
});
const summaryDocument = z.looseObject({
  page: z.looseObject({ id: z.string(), updated_at: z.string() }),
  status: z.unknown(),
  components: z.array(z.looseObject({ id: z.string(), name: z.string(), position: z.number() })),
  incidents: z.array(entry),
  scheduled_maintenances: z.array(entry),
});

/** All documents as the route answers them, each of exactly the documented shape. */
export async function read() {
  const documents: Partial<Record<StatuspagePath, unknown>> = {};
  for (const path of statuspagePaths) {
    const response = await ask(path);
    expect([path, response.status, response.headers.get("content-type")]).toEqual([path, 200, "application/json"]);
    documents[path] = await response.json();
    expect(schemaOf(path).safeParse(documents[path]).error, path).toBeUndefined();
  }

  return { documents, summary: summaryDocument.parse(documents["/api/v2/summary.json"]) };
}

export function ask(path: string): Promise<Response> {
  const document = path.replace("/api/v2/", "").split("/");

  return GET(new Request(`http://localhost:3000${path}`), { params: Promise.resolve({ document }) });
}
