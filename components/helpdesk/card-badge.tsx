import { StatusBadge } from "@/components/incidents/status-badge";
import { KnownErrorBadge } from "@/components/known-errors/known-error-badge";
import type { CallerCard } from "@/domain/helpdesk/caller-card";

export function CardBadge({ badge }: { badge: CallerCard["badge"] }) {
  return badge.kind === "status" ? (
    <StatusBadge status={badge.status} />
  ) : (
    <KnownErrorBadge state={badge.state} isNamed />
  );
}
