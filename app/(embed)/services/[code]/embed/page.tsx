import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { currentClock } from "@/app/site";
import { Strip } from "@/components/site/strip";
import { archivedWords } from "@/domain/services/archived";
import { servicePath } from "@/domain/shared/codes";
import { stateLabels } from "@/domain/publishing/embeds";
import { listOpenIncidents } from "@/server/incidents/queries";
import { env } from "@/server/infra/env";
import { findServiceState } from "@/server/services/service-states";

const currentService = cache(findServiceState);

export async function generateMetadata({ params }: PageProps<"/services/[code]/embed">): Promise<Metadata> {
  const service = await currentService((await params).code);
  if (!service) {
    notFound();
  }

  return { title: service.name };
}

/** How one service is, in a frame on pages of others. */
export default async function ServiceStrip({ params }: PageProps<"/services/[code]/embed">) {
  const service = await currentService((await params).code);
  if (!service) {
    notFound();
  }
  const clock = await currentClock();
  const incidents = (await listOpenIncidents(clock.now)).filter(({ affected }) =>
    affected.some(({ serviceCode }) => serviceCode === service.code),
  );
  const tone = service.status ?? "unknown";
  const state = service.archivedAt ? archivedWords(service.archivedAt, clock.timeZone) : stateLabels[tone];

  return (
    <Strip
      tone={tone}
      headline={`${service.name}: ${state}`}
      of={service.name}
      href={env().ORIGIN + servicePath(service.code)}
      incidents={incidents}
      clock={clock}
    />
  );
}
