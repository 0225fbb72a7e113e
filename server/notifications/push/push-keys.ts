import webPush from "web-push";
import { AppError } from "@/domain/shared/errors";
import { db, transaction } from "@/server/infra/db";
import { openSecret, sealSecret } from "@/server/infra/crypto/secret-box";

export type PushKeys = { readonly publicKey: string; readonly privateKey: string };

/**
 * The pair that pushes are signed with, made when it is first needed: browsers that subscribed to it know no other.
 * Of two processes that make one at once, the first is kept. After a change of AUTH_SECRET a new one is made.
 * @throws AppError unavailable where processes of one site differ in AUTH_SECRET
 */
export async function pushKeys(now: Date): Promise<PushKeys> {
  const found = await findPair();
  const pair = found && open(found);
  if (pair) {
    return pair;
  }
  const made = open(await makePair(found?.publicKey ?? null, now));
  if (!made) {
    throw new AppError(
      "unavailable",
      "Notifications cannot be turned on now: the processes of this site differ in AUTH_SECRET.",
    );
  }

  return made;
}

function open({ publicKey, privateKeySealed }: { publicKey: string; privateKeySealed: string }): PushKeys | null {
  try {
    return { publicKey, privateKey: openSecret(privateKeySealed, sealedFor) };
  } catch (error) {
    if (error instanceof AppError) {
      return null;
    }
    throw error;
  }
}

function findPair() {
  return db.pushKeys.findUnique({ where: { id: 1 }, select: { publicKey: true, privateKeySealed: true } });
}

/**
 * @param unreadable sealed under an AUTH_SECRET that is no longer known, as are the keys of every browser: nothing can be
 * sent with it
 */
async function makePair(unreadable: string | null, createdAt: Date) {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const privateKeySealed = sealSecret(privateKey, sealedFor);

  return transaction(async (tx) => {
    await tx.pushKeys.deleteMany({ where: { id: 1, publicKey: { in: unreadable === null ? [] : [unreadable] } } });
    await tx.pushKeys.createMany({ data: [{ id: 1, publicKey, privateKeySealed, createdAt }], skipDuplicates: true });

    return tx.pushKeys.findUniqueOrThrow({ where: { id: 1 }, select: { publicKey: true, privateKeySealed: true } });
  });
}

const sealedFor = "push keys";
