import { isReservedName, reservedPhrases } from "@/domain/comments/reserved-names";
import type { Tx } from "@/server/infra/db";
import { lookalike } from "@/server/text/lookalikes";

/** Whether a name speaks for the organisation, by the settings, the site's name, its staff and its services as they are now. */
export async function usesReservedName(
  tx: Pick<Tx, "site" | "user" | "service">,
  name: string | undefined,
): Promise<boolean> {
  if (name === undefined) {
    return false;
  }
  const [site, users, services] = [
    await tx.site.findUnique({ where: { id: 1 }, select: { name: true, reservedNames: true } }),
    await tx.user.findMany({ where: { publicName: { not: null } }, select: { publicName: true } }),
    await tx.service.findMany({ select: { name: true, code: true } }),
  ];
  const reserved = {
    phrases: reservedPhrases(site?.reservedNames ?? null),
    names: [site?.name ?? "", ...users.map(({ publicName }) => publicName ?? "")],
    services: services.flatMap((service) => [service.name, service.code]),
  };

  return isReservedName(name, reserved, lookalike);
}
