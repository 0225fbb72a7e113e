import { startReceiver } from "@/server/notifications/webhooks/testing/receiver";

/** A program that takes webhooks, over loopback. Closed when its scope is left. */
export async function webhookReceiver() {
  const receiver = await startReceiver();

  return {
    ...receiver,
    [Symbol.asyncDispose]: async () => {
      receiver.close();
      await Promise.resolve();
    },
  };
}
