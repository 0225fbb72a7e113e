import { Badge } from "@/components/ui/badge";
import { type ServiceStatus, serviceStatusLabels } from "@/domain/shared/words";
import { serviceTone } from "./service-tone";

export function ServiceBadge({ status }: { status: ServiceStatus }) {
  return <Badge tone={serviceTone[status]}>{serviceStatusLabels[status]}</Badge>;
}
