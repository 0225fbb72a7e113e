"use client";

import { posterPath } from "@/components/console/incidents/poster-path";
import { isMailService } from "@/domain/inbox/mail-state";
import type { ChannelAudience } from "@/domain/notifications/channels";
import type { ComposerService } from "./service-choice";
import type { ComposerValues } from "./values";

type NamedService = Pick<ComposerService, "code" | "name">;

type ChannelDownNoteProps = {
  audiences: readonly ChannelAudience[];
  chosen: ComposerValues["services"];
  services: readonly NamedService[];
  /** Null: it has no code yet. */
  incidentCode: string | null;
};

/** Where a channel may not get through, in which other ways people hear of it; nothing where all are well. */
export function ChannelDownNote({ audiences, chosen, services, incidentCode }: ChannelDownNoteProps) {
  const broken = mailServiceAmong(chosen, services);
  const ready = audiences.filter(({ isReady }) => isReady);
  const [trouble] = ready.flatMap((audience) => troubleOf(audience, broken) ?? []);
  if (trouble === undefined) {
    return null;
  }
  const others = ready
    .filter((audience) => troubleOf(audience, broken) === null)
    .flatMap(({ summary }) => summary ?? []);

  return (
    <section
      aria-label="Other ways to reach people"
      className="mt-3 rounded-box border border-slow bg-slow-bg px-4 py-3"
    >
      <p className="font-semibold">{trouble}</p>
      <p className="mt-1">People also hear of it in these ways:</p>
      <ul className="mt-1 list-disc pl-6">
        <li>
          {incidentCode === null ? (
            "A poster for doors and walls, with its code and a QR code: you can print it as soon as this is posted."
          ) : (
            <>
              <a href={posterPath(incidentCode)} target="_blank" className="inline-block py-1">
                A poster for doors and walls
              </a>
              , with its code and a QR code.
            </>
          )}
        </li>
        <li>
          The{" "}
          <a href="/helpdesk" target="_blank" className="inline-block py-1">
            help desk
          </a>
          , which reads it out to callers.
        </li>
        {others.length > 0 && <li>Other notifications, as always: {others.join(", ")}.</li>}
        <li>The public page, its feeds, and the programs that read it.</li>
      </ul>
    </section>
  );
}

/** @param broken the name of a mail service that is said not to work */
function troubleOf({ name, failure, needsMail }: ChannelAudience, broken: string | null): string | null {
  if (failure !== null) {
    return `${name} is down: ${failure}`;
  }

  return needsMail && broken !== null ? `This is about ${broken}. ${name} may come late, or not at all.` : null;
}

function mailServiceAmong(chosen: ComposerValues["services"], services: readonly NamedService[]): string | null {
  const broken = new Set(chosen.filter(({ status }) => status !== "operational").map(({ code }) => code));

  return services.find((service) => broken.has(service.code) && isMailService(service))?.name ?? null;
}
