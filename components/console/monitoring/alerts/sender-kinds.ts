import type { AlertSenderKind } from "@/domain/shared/words";

export const kindNames: Record<AlertSenderKind, string> = {
  alertmanager: "Alertmanager (Prometheus)",
  generic: "Any other program",
};
