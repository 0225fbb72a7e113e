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
  try {
    return await Promise.race([
      work(AbortSignal.any([deadline, finished.signal])),
      rejectOnAbort(deadline, finished.signal),
    ]);
  } catch (error) {
    throw translateOutboundError(url, error, timeoutMs, deadline.aborted);
  } finally {
    finished.abort();
  }
}

function rejectOnAbort(deadline: AbortSignal, finished: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timeIsUp = () => reject(new Error("The time limit has passed."));
    deadline.addEventListener("abort", timeIsUp, { once: true, signal: finished });
    if (deadline.aborted) {
      timeIsUp();
    }
  });
}
