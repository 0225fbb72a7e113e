import { StatusBadge } from "@/components/incidents/status-badge";
import { KnownErrorBadge } from "@/components/known-errors/known-error-badge";
import { ServiceBadge } from "@/components/services/service-badge";
import type { CallerCard } from "@/domain/helpdesk/caller-card";

export function CardBadge({ badge }: { badge: CallerCard["badge"] }) {
  switch (badge.kind) {
    case "status":
      return <StatusBadge status={badge.status} />;
    case "service":
      return <ServiceBadge status={badge.status} />;
    case "error":
      return <KnownErrorBadge state={badge.state} isNamed />;
  }
}
