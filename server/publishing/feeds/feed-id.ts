import { createHash } from "node:crypto";
import { env } from "@/server/infra/env";

/** A tag URI of the site (RFC 4151), dated as Statuspage's are: `tag:status.example.edu,2005:/history`. */
export function tagUri(specific: string): string {
  return `tag:${new URL(env().ORIGIN).hostname},2005:${specific}`;
}

/**
 * The number of an incident in `tag:HOST,2005:Incident/<number>`: the first 52 bits of the SHA-256 of its id, so that it
 * is the same for ever and every program can hold it.
 */
export function incidentNumber(incidentId: string): string {
  return String(Number.parseInt(createHash("sha256").update(incidentId).digest("hex").slice(0, 13), 16));
}
