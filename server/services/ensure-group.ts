import type { Tx } from "@/server/infra/db";

/** The id of the group of this name; a new one goes last. */
export async function ensureGroup(tx: Tx, name: string): Promise<string> {
  const position = await tx.serviceGroup.count();
  await tx.serviceGroup.createMany({ data: [{ name, position }], skipDuplicates: true });
  const group = await tx.serviceGroup.findUniqueOrThrow({ where: { name }, select: { id: true } });

  return group.id;
}
