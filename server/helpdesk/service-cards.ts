import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { scriptOfService } from "@/domain/helpdesk/caller-script";
import { callerTexts } from "@/domain/helpdesk/caller-texts";
import { servicePath } from "@/domain/shared/codes";
import type { ServiceStatus } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import type { CardClock } from "./incident-cards";
import { qrCode } from "./qr-code";

/** The cards of services, by their ids: how each is now, where callers ask about it. @param statuses by id @throws AppError forbidden */
export async function listServiceCards(
  actor: Actor,
  statuses: ReadonlyMap<string, ServiceStatus>,
  { site }: CardClock,
): Promise<ReadonlyMap<string, CallerCard>> {
  requirePermission(actor, "caller.answer");
  const rows = await db.service.findMany({
    where: { id: { in: [...statuses.keys()] } },
    select: { id: true, code: true, name: true, description: true },
  });

  return new Map(
    rows.flatMap((row): [string, CallerCard][] => {
      const status = statuses.get(row.id);

      return status ? [[row.id, toCard(row, status, site)]] : [];
    }),
  );
}

type Row = { code: string; name: string; description: string | null };

function toCard({ code, name, description }: Row, status: ServiceStatus, site: CardClock["site"]): CallerCard {
  const script = scriptOfService(name, status);
  const path = servicePath(code);
  const link = env().ORIGIN + path;

  return {
    key: path,
    title: name,
    badge: { kind: "service", status },
    detail: description ?? "Service",
    facts: [],
    reason: null,
    script,
    writtenScript: null,
    code: null,
    spokenCode: null,
    link,
    qr: qrCode(link),
    promise: null,
    workaroundHtml: null,
    latest: null,
    texts: callerTexts({ script, code: null, spokenCode: null, link, promise: null, site }),
    counting: null,
  };
}
