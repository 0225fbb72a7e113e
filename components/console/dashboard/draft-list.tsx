"use client";

import Link from "next/link";
import { type ReactNode, useSyncExternalStore } from "react";
import { z } from "zod";
import { listKeptEntries } from "@/components/console/incidents/composer/draft-store";
import { Code } from "@/components/ui/code";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/domain/shared/time";
import { searchKindLabels, type IncidentKind } from "@/domain/shared/words";

type Draft = { id: string; incidentCode: string | null; title: string; kind: IncidentKind; savedAt: Date };

type DraftListProps = { userId: string; drafts: readonly Draft[]; timeZone: string; now: Date };

/** What a user has typed and not posted: on the server, and what only this device has. */
export function DraftList({ userId, drafts, timeZone, now }: DraftListProps) {
  const onServer = new Set(drafts.map(({ id }) => id));
  const kept = useSyncExternalStore(neverChanges, () => JSON.stringify(listKeptEntries(userId)), nothing);
  const onDevice = keptEntries.parse(JSON.parse(kept)).filter(({ id }) => !onServer.has(id));
  if (drafts.length === 0 && onDevice.length === 0) {
    return null;
  }

  return (
    <Section title="Your drafts">
      <ul className="mt-2 space-y-2">
        {drafts.map(({ id, incidentCode, title, kind, savedAt }) => (
          <Item key={id} href={incidentCode ? `/staff/incidents/${incidentCode.toLowerCase()}` : pathOfEntry(id)}>
            {incidentCode ? <Code>{incidentCode}</Code> : <span className="text-soft">{searchKindLabels[kind]}</span>}
            <span>{title || "Without a title yet"}</span>
            <span className="text-sm text-soft">saved {formatDateTime(savedAt, timeZone, now)}</span>
          </Item>
        ))}
        {onDevice.map(({ id, title }) => (
          <Item key={id} href={pathOfEntry(id)}>
            <span>{title || "Without a title yet"}</span>
            <span className="text-sm text-soft">on this device only</span>
          </Item>
        ))}
      </ul>
    </Section>
  );
}

const neverChanges = () => () => undefined;
const nothing = () => "[]";
const keptEntries = z.array(z.object({ id: z.string(), title: z.string() }));

function Item({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li className="rounded-box border border-line bg-card">
      <Link href={href} className="flex min-h-11 flex-wrap items-center gap-2 px-4 py-2">
        {children}
      </Link>
    </li>
  );
}

function pathOfEntry(draftId: string): string {
  return `/staff/incidents/new?draft=${draftId}`;
}
