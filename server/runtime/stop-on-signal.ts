import { log } from "@/server/infra/log";

const timeoutMs = 8_000;

/**
 * Ends this process once, and cleanly: on a signal, or when the supervisor that started it is gone, so that nothing
 * is left behind by one that was killed.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const end = () => {
    if (isStopping) {
      return;
    }
    isStopping = true;
    setTimeout(() => process.exit(1), timeoutMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, "Stopping did not go well.");
        process.exit(1);
      },
    );
  };

  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (process.send) {
    process.on("disconnect", end);
    if (!process.connected) {
      end();
    }
  }
}
