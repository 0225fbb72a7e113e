import { incidentTone } from "./banner";
import { headlineOf } from "@/domain/incidents/headline";
import { codePath } from "@/domain/shared/codes";
import { stateWords } from "./embeds";
import { plainLine } from "@/domain/shared/plain-line";
import { isOverdue } from "@/domain/incidents/promise";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { BannerView } from "./views";
import type { ServiceView } from "@/domain/services/views";

type Known = {
  banner: Pick<BannerView, "tone" | "headline">;
  /** Open, worst first. */
  incidents: readonly IncidentSummary[];
  services: readonly Pick<ServiceView, "code" | "name" | "status">[];
  origin: string;
  now: Date;
};

/**
 * `/status.txt`, for scripts and for whoever reads it in a terminal. The first line is one of the state words and nothing
 * else; each line after it begins with a word that says what it is about, and what people wrote comes last on its line. Times
 * are ISO 8601 in UTC, to the second. docs/embedding.md describes the format, which only ever grows.
 */
export function statusText({ banner, incidents, services, origin, now }: Known): string {
  const lines = [
    stateWords[banner.tone],
    `time ${instant(now)}`,
    `page ${origin}/`,
    `says ${plainLine(banner.headline)}`,
    ...incidents.map((incident) =>
      [
        incident.kind === "maintenance" ? "maintenance" : "incident",
        incident.code,
        stateWords[incidentTone(incident)],
        `since=${instant(incident.startedAt)}`,
        promiseOf(incident, now),
        origin + codePath(incident.code),
        plainLine(headlineOf(incident)),
      ].join(" "),
    ),
    ...services.map(({ code, name, status }) => `service ${code} ${stateWords[status]} ${plainLine(name)}`),
  ];

  return `${lines.join("\n")}\n`;
}

function promiseOf({ nextUpdateBy }: IncidentSummary, now: Date): string {
  if (nextUpdateBy === null) {
    return "next=none";
  }

  return `${isOverdue(nextUpdateBy, now) ? "late" : "next"}=${instant(nextUpdateBy)}`;
}

function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, "Z");
}
