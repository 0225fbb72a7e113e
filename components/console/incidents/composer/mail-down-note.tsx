"use client";

import { posterPath } from "@/components/console/incidents/poster-path";
import { isMailService } from "@/domain/inbox/mail-state";
import type { ComposerService } from "./service-choice";
import type { ComposerMail } from "./notify-choice";
import type { ComposerValues } from "./values";

type MailDownNoteProps = {
  mail: ComposerMail;
  /** How many browsers and webhooks can be told. */
  otherCount: number;
  chosen: ComposerValues["services"];
  services: readonly ComposerService[];
  /** Null: it has no code yet. */
  incidentCode: string | null;
};

/** Where people may not be reached by mail, in which other ways they are; nothing where mail is well. */
export function MailDownNote({ mail, otherCount, chosen, services, incidentCode }: MailDownNoteProps) {
  const trouble = troubleOf(mail, mailServiceAmong(chosen, services));
  if (trouble === null) {
    return null;
  }

  return (
    <section
      aria-label="Other ways to reach people"
      className="mt-3 rounded-box border border-slow bg-slow-bg px-4 py-3"
    >
      <p className="font-semibold">{trouble}</p>
      <p className="mt-1">People also hear of it in these ways, which need no mail:</p>
      <ul className="mt-1 list-disc pl-6">
        <li>
          {incidentCode === null ? (
            "A notice for doors and walls, with its code and a QR code: you can print it as soon as this is posted."
          ) : (
            <>
              <a href={posterPath(incidentCode)} target="_blank" className="inline-block py-1">
                A notice for doors and walls
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
        {otherCount > 0 && <li>Web push and webhooks: {otherCount.toLocaleString("en-US")} are told as always.</li>}
        <li>The public page, its feeds, and the programs that ask it.</li>
      </ul>
    </section>
  );
}

function troubleOf({ isSetUp, failure }: ComposerMail, service: string | null): string | null {
  if (!isSetUp) {
    return null;
  }
  if (failure !== null) {
    return `Mail is down: ${failure}`;
  }

  return service && `This is about ${service}: who is told by mail may hear of it late, or not at all.`;
}

/** The name of a mail service that is said not to work. */
function mailServiceAmong(chosen: ComposerValues["services"], services: readonly ComposerService[]): string | null {
  const broken = new Set(chosen.filter(({ status }) => status !== "operational").map(({ code }) => code));

  return services.find((service) => broken.has(service.code) && isMailService(service))?.name ?? null;
}
