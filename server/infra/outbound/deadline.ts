import { translateOutboundError } from "./failure";

export const outboundTimeoutMs = 8_000;

/**
 * Runs one request to the outside. `signal` aborts when the time is up and when the work has ended, so that nothing of
 * it is left behind.
 * @throws AppError unavailable with a sentence such as "mail.example.edu refused the connection."
 */
export async function withinDeadline<T>(
  url: URL,
  deadline: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs = outboundTimeoutMs,
): Promise<T> {
  const finished = new AbortController();
  // DNS cannot be interrupted: nobody waits for it longer than this.
  const timeIsUp = new Promise<never>((_resolve, reject) => {
    deadline.addEventListener("abort", () => reject(new Error("The time limit has passed.")), {
      once: true,
      signal: finished.signal,
    });
  });
  try {
    deadline.throwIfAborted();

    return await Promise.race([work(AbortSignal.any([deadline, finished.signal])), timeIsUp]);
  } catch (error) {
    throw translateOutboundError(url, error, timeoutMs, deadline.aborted);
  } finally {
    finished.abort();
  }
}
