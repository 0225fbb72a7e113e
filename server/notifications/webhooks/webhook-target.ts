import type { WebhookKind } from "@/domain/notifications/webhooks";
import type { PushKeys } from "@/server/notifications/push/push-keys";

/**
 * What one webhook is told: its signing secrets, the newest first; none where its kind knows no signature. A device has
 * one, the keys that pushes to it are encrypted for.
 */
export type WebhookTarget = {
  readonly id: string;
  readonly kind: WebhookKind;
  readonly url: string;
  readonly secrets: readonly string[];
};

/** `id` is the same however often a delivery is tried. `findKeys`: what pushes are signed with. */
export type DeliveryContext = {
  readonly id: string;
  readonly edition: number;
  readonly findKeys: (now: Date) => Promise<PushKeys>;
};

export type WebhookRequest = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** What the log keeps of the body. */
  readonly logged: string;
};
