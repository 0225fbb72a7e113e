import type { AlertSourceKind } from "@/domain/shared/words";

export const kindNames: Record<AlertSourceKind, string> = {
  alertmanager: "Alertmanager (Prometheus)",
  generic: "Any other program",
};
