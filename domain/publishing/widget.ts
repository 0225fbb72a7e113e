import { incidentTone } from "./banner";
import { headlineOf } from "@/domain/incidents/headline";
import { archivedWords } from "@/domain/services/archived";
import { codePath, servicePath } from "@/domain/shared/codes";
import { type StateWord, stateWords } from "./embeds";
import { plainLine } from "@/domain/shared/plain-line";
import { sayPromise } from "@/domain/incidents/promise";
import { formatDateTime } from "@/domain/shared/time";
import type { IncidentSummary } from "@/domain/incidents/views";

/** `/widget.json`: what `public/widget.js` puts on pages of others. What people wrote, and nothing that is measured. */
export type Widget = {
  /** Open, worst first; empty when there is nothing to say. */
  incidents: {
    code: string;
    state: StateWord;
    /** "Mail is slow for everybody" */
    text: string;
    /** "Next update by 3:30 pm", "Until 5:30 am"; null where nothing was promised. */
    when: string | null;
    url: string;
    /** Codes, in small letters: "mail". */
    services: string[];
  }[];
  /** Services that are no longer in use: said where the script is asked for one of them. */
  archived: {
    /** "MAIL" */
    code: string;
    state: "archived";
    text: string;
    when: null;
    url: string;
    services: string[];
  }[];
};

type ArchivedService = { code: string; name: string; archivedAt: Date };

export function buildWidget(
  incidents: readonly IncidentSummary[],
  archived: readonly ArchivedService[],
  { origin, timeZone, now }: { origin: string; timeZone: string; now: Date },
): Widget {
  return {
    incidents: incidents.map((incident) => ({
      code: incident.code,
      state: stateWords[incidentTone(incident)],
      text: plainLine(headlineOf(incident)),
      when: whenOf(incident, timeZone, now),
      url: origin + codePath(incident.code),
      services: incident.affected.map(({ serviceCode }) => serviceCode.toLowerCase()),
    })),
    archived: archived.map(({ code, name, archivedAt }) => ({
      code,
      state: "archived",
      text: plainLine(`${name}: ${archivedWords(archivedAt, timeZone)}`),
      when: null,
      url: origin + servicePath(code),
      services: [code.toLowerCase()],
    })),
  };
}

function whenOf({ kind, nextUpdateBy, scheduledUntil }: IncidentSummary, timeZone: string, now: Date): string | null {
  if (nextUpdateBy) {
    return sayPromise(nextUpdateBy, timeZone, now);
  }

  return kind === "maintenance" && scheduledUntil && scheduledUntil > now
    ? `Until ${formatDateTime(scheduledUntil, timeZone, now)}`
    : null;
}
