import { log } from "@/server/infra/log";
import { readWatchdogFile } from "./watchdog-file";
import type { Fall } from "./watchdog";

/**
 * Tells the site over HTTP that the IMAP service was down, the way every script can.
 * @param file with the alert source's secret; the set-up of the demo writes it
 * @param origin where the site answers, such as http://127.0.0.1:3000
 * @returns whether this is settled: taken, or refused for good
 */
export async function loadOccurrence(fall: Fall, file: string, origin: string): Promise<boolean> {
  const alertSource = await readWatchdogFile(file);
  if (!alertSource) {
    return false;
  }
  const response = await post(fall, `${origin}/api/occurrences/${alertSource.alertSourceId}`, alertSource.secret);
  if (!response || response.status === 429 || response.status >= 500) {
    return false;
  }
  if (!response.ok) {
    log.info(`The watchdog’s word was refused: ${await response.text()}`);
  }

  return true;
}

async function post({ at, downSeconds }: Fall, url: string, secret: string): Promise<Response | null> {
  const body = JSON.stringify({
    service: "MAIL",
    at: at.toISOString(),
    downSeconds,
    text: "IMAP ended under the load; restarted by the watchdog",
    key: at.toISOString(),
  });
  const headers = { "content-type": "application/json", authorization: `Bearer ${secret}` };
  try {
    return await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) });
  } catch {
    // The site is not there yet, or not now.
    return null;
  }
}
