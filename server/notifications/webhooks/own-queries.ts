import type { EndpointKind } from "@/domain/notifications/webhooks";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";

export type OwnEndpointView = {
  readonly id: string;
  readonly kind: EndpointKind;
  readonly host: string;
  readonly disabledFor: string | null;
};

/** The endpoints behind a private link, for its owner. Null where the link leads nowhere, or is not confirmed. */
export async function listOwnEndpoints(token: string): Promise<OwnEndpointView[] | null> {
  const subscriber = await db.subscriber.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      confirmedAt: true,
      endpoints: { select: { id: true, kind: true, name: true, disabledFor: true }, orderBy: { createdAt: "asc" } },
    },
  });
  if (!subscriber || subscriber.confirmedAt === null) {
    return null;
  }

  return subscriber.endpoints.map(({ name, ...endpoint }) => ({ ...endpoint, host: name }));
}
