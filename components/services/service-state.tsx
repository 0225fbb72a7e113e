import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { Badge } from "@/components/ui/badge";
import type { ServiceView } from "@/domain/services/views";
import { ServiceBadge } from "./service-badge";

/** How a service is; a service that works also says when it is going to be worked on. */
export function ServiceState({ service, clock }: { service: ServiceView; clock: Clock }) {
  const { status, nextMaintenance } = service;
  if (status !== "operational" || !nextMaintenance) {
    return <ServiceBadge status={status} />;
  }

  return (
    <span className="flex flex-wrap justify-end gap-1 sm:justify-start">
      <ServiceBadge status={status} />
      <Badge tone="work">
        <span>
          Maintenance <Time at={nextMaintenance.scheduledFor} clock={clock} as="soon" />
        </span>
      </Badge>
    </span>
  );
}
