import type { AlertSenderKind } from "@/domain/words";

export const kindNames: Record<AlertSenderKind, string> = {
  alertmanager: "Alertmanager (Prometheus)",
  generic: "Any other program",
};
